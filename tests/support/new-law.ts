import type { CalendarYear } from '../../domain/calendar/types.ts'
import type { Rule, RulePack } from '../../domain/law/rulebook-types.ts'

const notice = '虚构发〔2026〕1号'
const newYear = { zh: '元旦', en: "New Year's Day" }

/** A fictitious notice for 2027 that makes the first days of January a holiday, and a Saturday before a working day. */
export const calendarOf2027: CalendarYear = {
  year: 2027,
  version: 1,
  notices: [
    { number: notice, title: '关于2027年部分节假日安排的通知（虚构）', issuedOn: '2026-11-10', verified: 'proposal' },
  ],
  entries: [
    { kind: 'holiday', from: '2027-01-01', to: '2027-01-03', occasion: newYear, notice },
    { kind: 'work', from: '2027-01-09', occasion: newYear, notice },
    { kind: 'holiday', from: '2027-02-05', to: '2027-02-11', occasion: { zh: '春节', en: 'Spring Festival' }, notice },
  ],
}

function rule(topic: 'publicity.min' | 'publicity.max', count: number, unit: 'months' | 'years'): Rule {
  return {
    id: `F-${topic}`,
    topic,
    tiers: ['serious'],
    term: { count, unit },
    params: { rollOver: false, ...(topic === 'publicity.max' ? { periodStart: 'publicationDate' } : {}) },
    countsFrom: 'published',
    party: topic === 'publicity.min' ? 'entity' : 'system',
    onPass: topic === 'publicity.min' ? 'proceed' : 'expire',
    source: { document: '《信用修复办法（虚构）》' },
    verified: 'summary',
    title: { zh: '公示期（虚构）', en: 'Period of publicity (fictitious)' },
  }
}

/** A fictitious national pack that sets the periods of serious records; by default a milder shortest period. */
export function periodPack({ min = 6, max = 3, from = '2026-05-01' } = {}): RulePack {
  return {
    id: 'fictitious-period',
    version: 1,
    title: { zh: '《信用修复办法（虚构）》', en: 'Measures for repair (fictitious)' },
    rank: 'national',
    from,
    rules: [rule('publicity.min', min, 'months'), rule('publicity.max', max, 'years')],
  }
}
