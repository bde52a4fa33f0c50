import type { DoorRecord } from '../../record/door-record.ts'
import type { Account } from '../../database/queries/accounts.ts'
import type { LedgerEntry } from '../../database/queries/cases.ts'
import type { Actor } from '../../domain/actor.ts'
import { ownerWords } from './deadline-words.ts'
import type { People } from './visit.ts'
import { useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'
import { filledIn, plain, sayIn } from './words.ts'
import { findPeople } from '../../identity/for-doors.ts'

/** The accounts behind entries of the ledger. */
export const authorsOf = (entries: readonly Pick<LedgerEntry, 'actor' | 'onBehalfOf' | 'data'>[]) =>
  entries.flatMap(({ actor, onBehalfOf, data }) => [actor, onBehalfOf, seenBy(data)])

/** Who has said what a second person has confirmed, where an entry names that person. */
export const seenBy = ({ seenBy: id }: LedgerEntry['data']) => (typeof id === 'string' ? id : null)

/** No names: for pages that speak of nobody. */
export const nobody: People = new Map()

/** The names of accounts for a reader, in one query; none for who has not signed in. */
export async function peopleFor(
  record: DoorRecord,
  reader: Actor | undefined,
  ids: readonly (string | null | undefined)[],
): Promise<People> {
  const wanted = new Set(ids.filter((id) => typeof id === 'string'))
  if (!reader || wanted.size === 0) return nobody
  const found = await findPeople(record, [...wanted])
  return new Map(found.map((account) => [account.id, nameFor(reader, account)]))
}

// A name that somebody has chosen says nothing of whose account it is.
const ofEntity = { zh: '{name}（企业方）', en: '{name} (entity)' }

// An entity deals with an agency; who sits there is told by the letters that are signed.
function nameFor(reader: Actor, { name, role, agency, entityCode }: Account): Bilingual {
  if (reader.role === 'entityAgent' && role === 'entityAgent' && entityCode === reader.entityCode) return plain(name)
  if (reader.role !== 'entityAgent') return role === 'entityAgent' ? filledIn(ofEntity, { name }) : plain(name)
  return ownerWords(role === 'implementingOfficer' ? 'implementingDepartment' : 'caseAgency', agency)
}

const onBehalf = { zh: '{who}（代 {whom}）', en: '{who} for {whom}' }

/** Says who has acted, and for whom. Staff see the id of an account that is gone or was not looked up; entities do not. */
export function useWho(): (id: string, onBehalfOf?: string | null) => string {
  const { lang, people, actor } = useVisit()
  const nameOf = (id: string) => people.get(id)?.[lang] ?? (actor && actor.role !== 'entityAgent' ? id : '')
  return (id, onBehalfOf) => {
    const who = nameOf(id)
    const whom = onBehalfOf ? nameOf(onBehalfOf) : ''
    return whom === '' || whom === who ? who : sayIn(lang)(onBehalf, { who, whom })
  }
}
