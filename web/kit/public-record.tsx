import { findListType } from '../../rules/catalogue.ts'
import type { RegisterEntry } from '../../database/queries/register.ts'
import { SummaryList } from './parts.tsx'
import { useSay } from './visit.ts'
import { tierWords } from './vocabulary.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const texts = {
  name: { zh: '名称', en: 'Name' },
  code: { zh: '统一社会信用代码或登记号码', en: 'Credit code or registration number' },
  list: { zh: '列入的名单', en: 'List' },
  tier: { zh: '失信等级', en: 'Tier' },
  violation: { zh: '失信行为', en: 'Conduct' },
  basis: { zh: '法律依据', en: 'Legal basis' },
  docNo: { zh: '认定决定书', en: 'Decision' },
  from: { zh: '公示日期', en: 'Published on' },
  until: { zh: '最长公示至', en: 'Public until at most' },
  marked: { zh: '异议标注', en: 'Contested' },
  isMarked: { zh: '主体对本条信息提出异议，正在核查。', en: 'The entity contests this record; it is being checked.' },
  correction: { zh: '更正', en: 'Correction' },
} satisfies Record<string, Bilingual>

/** A record word for word as the public register shows it. */
export function PublicRecord({
  entry,
  dated,
}: {
  readonly entry: Omit<RegisterEntry, 'caseNo'>
  readonly dated?: Bilingual
}) {
  const say = useSay()
  const note = dated ? `（${say(dated)}）` : ''
  const rows = [
    { term: texts.name, value: entry.entityName },
    { term: texts.code, value: <span class="code">{entry.entityCode}</span> },
    { term: texts.list, value: say(findListType(entry.listType)?.title ?? plain(entry.listType)) },
    { term: texts.tier, value: say(tierWords[entry.tier as keyof typeof tierWords] ?? plain(entry.tier)) },
    { term: texts.violation, value: entry.violation },
    { term: texts.basis, value: entry.legalBasis },
    { term: texts.docNo, value: entry.decisionDocNo || '—' },
    { term: texts.from, value: `${entry.publishedOn}${note}` },
    { term: texts.until, value: `${entry.until}${note}` },
    ...(entry.marked ? [{ term: texts.marked, value: say(texts.isMarked) }] : []),
    ...(entry.correction === null ? [] : [{ term: texts.correction, value: entry.correction }]),
  ]
  return <SummaryList rows={rows} />
}
