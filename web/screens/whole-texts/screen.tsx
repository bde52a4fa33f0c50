import { nextEntry } from '../../../database/queries/entries.ts'
import { eventFacts } from '../../../domain/event-facts.ts'
import { everyRole } from '../../../http/access.ts'
import { fieldsOfEvent } from '../../commands/events.ts'
import type { Described } from '../../kit/describe.ts'
import { describe } from '../../kit/describe.ts'
import { Heading } from '../../kit/parts.tsx'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs, placeIn } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { sayIn } from '../../kit/words.ts'
import type { Language } from '../../kit/words.ts'

/** Characters of one page. */
const most = 30_000

const texts = {
  title: { zh: '全文', en: 'Whole texts' },
  lead: {
    zh: '逐条列出案件记录的全文，长的分页。',
    en: 'The entries of the case with their whole texts, long ones in pages.',
  },
  entry: { zh: '第{entry}条 {title} {on}', en: 'Entry {entry}: {title}, {on}' },
}

/** The texts of a case that overviews cut, entry by entry, as many characters at once as a page may have. */
export const wholeTextsScreen: Screen = {
  url: '/cases/:caseNo/texts',
  roles: everyRole,
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const { deps, actor, query, visit } = asked
    const [from, at] = [placeIn(query['entry']) ?? 0, placeIn(query['at']) ?? 0]
    const entry = await nextEntry(deps.readAs(actor), state.caseNo, from)
    if (!entry) return notFound
    const say = sayIn(visit.lang)
    const why = [entry.reason, entry.legalBasis].filter((text) => text !== null).map((text) => `${text}\n`)
    const all = [...describe(fieldsOfEvent(entry.type), entry.data).map((item) => said(item, visit.lang)), ...why].join(
      '\n',
    )
    const start = entry.caseSeq === from ? at : 0
    const part = all.slice(start, start + most)
    const goOn = start + most < all.length ? `entry=${entry.caseSeq}&at=${start + most}` : `entry=${entry.caseSeq + 1}`
    const isLast = start + most >= all.length && entry.caseSeq >= state.version
    const { caseNo } = state
    const title = say(eventFacts[entry.type])
    return {
      title: texts.title,
      crumbs: caseCrumbs(state),
      body: (
        <>
          <Heading title={texts.title} lead={texts.lead} />
          <h2>{say(texts.entry, { entry: entry.caseSeq, title, on: entry.on })}</h2>
          <div class="said">{part}</div>
          {isLast ? null : (
            <p>
              <a href={`/cases/${caseNo}/texts?${goOn}`} rel="next">
                {say(next)}
              </a>
            </p>
          )}
        </>
      ),
    }
  },
}

const next = { zh: '下一页', en: 'Next page' }

function said({ label, value, parts }: Described, lang: Language): string {
  const inside = parts ? parts.map((part) => said(part, lang)).join('\n') : (value?.[lang] ?? '')
  return `${label[lang]}\n${inside}\n`
}
