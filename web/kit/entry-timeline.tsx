import type { LedgerEntry } from '../../database/queries/cases.ts'
import { actsOfNewAccounts } from '../../domain/accounts/new-accounts.ts'
import type { EventType } from '../../domain/case.ts'
import type { Role } from '../../domain/actor.ts'
import { findMeasure } from '../../rules/catalogue.ts'
import { fieldsOfEvent } from '../commands/events.ts'
import type { Described } from './describe.ts'
import { describe } from './describe.ts'
import { DescribedList } from './described.tsx'
import { Timeline } from './parts.tsx'
import { useWho } from './people.ts'
import { useSay } from './visit.ts'
import { actWords, eventWords, outcomeWords, roleWords } from './vocabulary.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const shownAtOnce = 8

const texts = {
  earlier: { zh: '更早的 {count} 条', en: '{count} earlier entries' },
  details: { zh: '查看内容', en: 'What it says' },
  reason: { zh: '办理理由', en: 'Reason of the act' },
  newAccount: {
    zh: '告知书送达后开通的账号，尚未核实',
    en: 'by an account opened after the notice was served, not proved yet',
  },
  basis: { zh: '法律依据', en: 'Legal basis' },
}

/** Ledger entries as people read them, the latest first, each opening to what it says. */
export function EntryTimeline({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const say = useSay()
  const who = useWho()
  const isNew = actsOfNewAccounts(entries)
  const happenings = entries.toReversed().map((entry, n) => {
    const items = [...describe(fieldsOfEvent(entry.type), entry.data), ...whyOf(entry)]
    return {
      id: `entry-${entry.caseSeq}`,
      on: entry.on,
      title: titleOf(entry),
      by: [
        say(roleWords[entry.role as Role]),
        entry.role === 'system' ? '' : who(entry.actor, entry.onBehalfOf),
        isNew.at(-1 - n) ? say(texts.newAccount) : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
      detail:
        items.length === 0 ? null : (
          <details>
            <summary>{say(texts.details)}</summary>
            <DescribedList items={items} />
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
    </>
  )
}

// Why and on what basis its author acted.
const whyOf = ({ reason, legalBasis }: LedgerEntry): Described[] => [
  ...(reason === null ? [] : [{ label: texts.reason, value: plain(reason) }]),
  ...(legalBasis === null ? [] : [{ label: texts.basis, value: plain(legalBasis) }]),
]

// What an event is about stands in its title, where its data are one word.
function titleOf({ type, data }: LedgerEntry): Bilingual {
  const title = eventWords[type as EventType] ?? plain(type)
  const about = aboutOf(type, data)
  return about ? { zh: `${title.zh}：${about.zh}`, en: `${title.en}: ${about.en}` } : title
}

function aboutOf(type: string, data: LedgerEntry['data']): Bilingual | undefined {
  if (type.startsWith('measure.')) {
    const code = String(data['measure'] ?? data['code'])
    const measure = findMeasure(code)
    return measure ? { zh: `${code} ${measure.title.zh}`, en: `${code} ${measure.title.en}` } : plain(code)
  }
  if (type.startsWith('account.')) return plain(String(data['account']))
  if (type === 'undoing.confirmed') return actWords[data['act'] as keyof typeof actWords]
  if (type === 'case.closed') return outcomeWords[data['outcome'] as keyof typeof outcomeWords]
  return undefined
}
