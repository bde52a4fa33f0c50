import type { LedgerEntry } from '../../database/queries/cases.ts'
import type { EntryPage } from '../../database/queries/entries.ts'
import { actsOfNewAccounts } from '../../domain/accounts/new-accounts.ts'
import { eventFacts } from '../../domain/event-facts.ts'
import { fieldTitles } from '../../domain/correction/titles.ts'
import type { CorrectableField } from '../../domain/correction/types.ts'
import type { Role } from '../../domain/actor.ts'
import { fieldsOfEvent } from '../commands/events.ts'
import { paperFields } from '../commands/paper.ts'
import type { Described } from './describe.ts'
import { describe } from './describe.ts'
import { EntryContext } from './cut.tsx'
import { DescribedList } from './described.tsx'
import { Timeline } from './parts.tsx'
import { seenBy, useWho } from './people.ts'
import { useSay } from './visit.ts'
import { actWords, outcomeWords, roleWords } from './vocabulary.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'
import { measureWords } from './measure-words.ts'

const shownAtOnce = 8

const texts = {
  earlier: { zh: '更早的 {count} 条', en: '{count} earlier entries' },
  older: { zh: '查看更早的记录', en: 'Entries before these' },
  details: { zh: '查看内容', en: 'What it says' },
  reason: { zh: '办理理由', en: 'Reason of the act' },
  seenBy: { zh: '凭据由{who}登记', en: 'what was seen was said by {who}' },
  newAccount: {
    zh: '凭告知书邀请码开通的账号，当时尚未核实',
    en: 'by an account opened with the code of a notice, not proved by then',
  },
  onPaper: {
    zh: '由认定单位代当事人登记的书面来件，{on} 收到',
    en: 'entered by the agency for the entity, from a paper received on {on}',
  },
  basis: { zh: '法律依据', en: 'Legal basis' },
  superseded: {
    zh: '“{field}”有误，已由第{entry}条更正',
    en: '“{field}” was wrong and is superseded by entry {entry}',
  },
}

/**
 * Ledger entries as people read them, the latest first, each opening to what it says. Of a page of them, `marks` are the
 * other entries that say something of these, and `older` is the way to those before.
 */
export function EntryTimeline({
  entries,
  marks = [],
  older,
}: {
  readonly entries: readonly LedgerEntry[]
  readonly marks?: readonly LedgerEntry[]
  readonly older?: string | undefined
}) {
  const say = useSay()
  const who = useWho()
  const known = new Map([...marks, ...entries].map((entry) => [entry.caseSeq, entry]))
  const ledger = [...known.values()].toSorted((a, b) => a.caseSeq - b.caseSeq)
  const byNewAccounts = actsOfNewAccounts(ledger)
  const isNew = new Set(ledger.filter((_, n) => byNewAccounts[n]).map(({ caseSeq }) => caseSeq))
  const corrections = ledger.filter(({ type }) => type === 'correction.confirmed')
  const happenings = entries.toReversed().map((entry) => {
    const seer = seenBy(entry.data)
    const paper = paperOf(entry)
    const items = [
      ...describe(fieldsOfEvent(entry.type), entry.data),
      ...(paper ? describe(paperFields, paper) : []),
      ...whyOf(entry),
    ]
    return {
      id: `entry-${entry.caseSeq}`,
      on: entry.on,
      title: titleOf(entry),
      by: [
        say(roleWords[entry.role as Role]),
        entry.role === 'system' ? '' : who(entry.actor, entry.onBehalfOf),
        seer === null ? '' : say(texts.seenBy, { who: who(seer) }),
        paper ? say(texts.onPaper, { on: String(paper['on']) }) : '',
        isNew.has(entry.caseSeq) ? say(texts.newAccount) : '',
        ...corrections.filter(({ data }) => data['entry'] === entry.caseSeq).map((by) => say(supersededBy(by))),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      detail:
        items.length === 0 ? null : (
          <details>
            <summary>{say(texts.details)}</summary>
            <EntryContext.Provider value={entry.caseSeq}>
              <DescribedList items={items} />
            </EntryContext.Provider>
          </details>
        ),
    }
  })
  const [latest, earlier] = [happenings.slice(0, shownAtOnce), happenings.slice(shownAtOnce)]
  return (
    <>
      <Timeline happenings={latest} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{say(texts.earlier, { count: earlier.length })}</summary>
          <Timeline happenings={earlier} />
        </details>
      )}
      {older === undefined ? null : (
        <p>
          <a href={older} rel="next">
            {say(texts.older)}
          </a>
        </p>
      )}
    </>
  )
}

/** Where the entries before a page of them are listed. */
export function olderAddress(path: string, { before }: Pick<EntryPage, 'before'>, track = ''): string | undefined {
  if (before === undefined) return undefined
  return `${path}?${track === '' ? '' : `track=${encodeURIComponent(track)}&`}before=${before}#timeline`
}

// A wrong entry stays where it is, and says so.
function supersededBy({ caseSeq, data }: LedgerEntry): Bilingual {
  const field = fieldTitles[data['field'] as CorrectableField]
  return {
    zh: texts.superseded.zh.replace('{field}', field.zh).replace('{entry}', String(caseSeq)),
    en: texts.superseded.en.replace('{field}', field.en).replace('{entry}', String(caseSeq)),
  }
}
/** The paper from which an act of the entity was entered. */
export const paperOf = ({ data }: Pick<LedgerEntry, 'data'>): Readonly<Record<string, unknown>> | undefined =>
  data['paper'] as Readonly<Record<string, unknown>> | undefined

// Why and on what basis its author acted.
const whyOf = ({ reason, legalBasis }: LedgerEntry): Described[] => [
  ...(reason === null ? [] : [{ label: texts.reason, value: reasonWords(reason) }]),
  ...(legalBasis === null ? [] : [{ label: texts.basis, value: plain(legalBasis) }]),
]

// The end of a sanction is named by what has ended it.
const reasonWords = (reason: string): Bilingual =>
  Object.entries(outcomeWords).find(([outcome]) => outcome === reason)?.[1] ?? plain(reason)

// What an event is about stands in its title, where its data are one word.
function titleOf({ type, data, on }: LedgerEntry): Bilingual {
  const title = eventFacts[type]
  const about = aboutOf({ type, data, on })
  return about ? { zh: `${title.zh}：${about.zh}`, en: `${title.en}: ${about.en}` } : title
}

function aboutOf({ type, data, on }: Pick<LedgerEntry, 'type' | 'data' | 'on'>): Bilingual | undefined {
  if (type.startsWith('measure.')) {
    return measureWords(String(data['measure'] ?? data['code']), on)
  }
  if (type.startsWith('account.')) return plain(String(data['account']))
  if (type === 'undoing.confirmed') return actWords[data['act'] as keyof typeof actWords]
  if (type === 'case.closed') return outcomeWords[data['outcome'] as keyof typeof outcomeWords]
  return undefined
}
