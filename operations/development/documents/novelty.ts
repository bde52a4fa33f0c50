import { factsOf as correctable } from '../../../domain/correction/fields.ts'
import type { CaseState, CommandType } from '../../../domain/case.ts'
import type { ToldAct } from '../../../domain/service/types.ts'
import { leadsNowhere as isRepeated } from '../../../fictitious/random-lives.ts'

// More facts than there are; one bit for each two of them would be less than a megabyte, a byte is quicker.
const mostFacts = 2_048

/** Keeps in mind which facts have been seen together. */
export class Novelty {
  readonly #numbers = new Map<string, number>()
  readonly #together = new Uint8Array(mostFacts * mostFacts)
  readonly #seen = new Set<string>()

  /** Whether two of the facts, or one alone, have not been seen together before; from now on they have. */
  brings(facts: readonly string[]): boolean {
    const numbers = Uint16Array.from(facts, (fact) => this.#numberOf(fact)).sort()
    // Two thirds of the states have the very facts of an earlier one.
    const all = String.fromCharCode(...numbers)
    if (this.#seen.has(all)) return false
    this.#seen.add(all)
    let brings = false
    for (let one = 0; one < numbers.length; one += 1) {
      for (let other = one; other < numbers.length; other += 1) {
        const at = numbers[one]! * mostFacts + numbers[other]!
        if (this.#together[at] === 1) continue
        this.#together[at] = 1
        brings = true
      }
    }
    return brings
  }

  #numberOf(fact: string): number {
    const known = this.#numbers.get(fact)
    if (known !== undefined) return known
    const next = this.#numbers.size
    if (next === mostFacts) throw new Error('There are more facts than this was made for')
    this.#numbers.set(fact, next)
    return next
  }
}

// What was is kept for the day on which a decision falls: all its facts were seen when it was so. Places in the ledger are
// numbers of one case.
const remembered = new Set(['beforeRevocation', 'barDecided', 'entry'])

// These hold one of a few words; of all else it counts only whether it is there.
const words = new Set(['status', 'kind', 'outcome', 'result', 'reason', 'as'])

/**
 * What a state is, without its texts, dates and numbers: the words of its tracks, what is there and what is not, which
 * deadlines run, and which commands somebody may give. Of objections, repairs and interviews the last one counts.
 */
export function factsOf(state: CaseState, lawful: readonly CommandType[]): string[] {
  const { listing, deadlines, outcome, closedOn } = state
  const facts = new Set([
    heardSoFar(state),
    ...correctionIn(state),
    ...consented(state),
    ...untold(state),
    ...tried(state),
    ...waiting(state),
  ])
  const add = (found: readonly string[]) => {
    for (const fact of found) facts.add(fact)
  }
  for (const key in listing)
    if (key !== 'proposal') add(factsIn(`listing.${key}`, listing[key as keyof typeof listing]))
  for (const track of tracks) add(factsIn(track, state[track]))
  for (const key in deadlines) if (!key.startsWith('service.')) facts.add(deadlineFact(key))
  for (const type of lawful) if (!leadsNowhere(type, state)) facts.add(`may ${type}`)
  facts.add(`outcome ${outcome}`)
  facts.add(closedOn === undefined ? 'open' : 'closed')
  return [...facts]
}

const tracks = [
  'publicity',
  'measures',
  'rectification',
  'interviews',
  'objections',
  'repairs',
  'annulment',
  'undoing',
] as const

// Made once, since they are asked for in every state.
const deadlineFacts = new Map<string, string>()

function deadlineFact(key: string): string {
  const known = deadlineFacts.get(key) ?? `deadline ${key.replace(/\.\d+/g, '')}`
  deadlineFacts.set(key, known)
  return known
}

// Lawful at nearly any time, and no other way leads on from there: beside every other fact it would double the states.
const ofConsent: ReadonlySet<CommandType> = new Set([
  'service.consent',
  'service.withdrawConsent',
  'paper.consent',
  'paper.withdrawConsent',
])

// Of another act than the listing an attempt and a public notice lead where handing it over does: their way is drawn of
// the notice.
const ofServing: ReadonlySet<CommandType> = new Set(['service.recordAttempt', 'service.postPublicly', 'service.serve'])

// What holds a term of the entity until it is served leads on otherwise than once it is; an answer that brings no term
// does not.
const withoutTerm: ReadonlySet<ToldAct> = new Set<ToldAct>(['objection.upheld', 'objection.rejected', 'repair.refused'])

const untold = ({ service }: CaseState) =>
  Object.values(service?.acts ?? {}).some(({ act }) => !withoutTerm.has(act)) ? ['untold'] : []

const leadsNowhere = (type: CommandType, state: CaseState): boolean => {
  const { status } = state.listing
  const isOfAct = ofServing.has(type) && status !== 'reviewed' && status !== 'determined'
  return ofConsent.has(type) || isOfAct || isRepeated(type, state)
}

const hasConsent = (service: CaseState['service']) => service?.consents?.at(-1)?.given === true

const consented = ({ listing: { status }, service, deadlines }: CaseState) =>
  status === 'determined' && Object.keys(deadlines).length === 1 && hasConsent(service) ? ['consented'] : []

// An attempt that failed leads to a public notice, and this to a service: of the notice, which stands for the decision until
// that is to be served again, in public or after the end.
const tried = ({ listing: { status }, publicity, service }: CaseState) =>
  (status === 'reviewed' || (status === 'determined' && publicity)) && service
    ? [`tried ${waysOf(service).sort().join()}`]
    : []

// Each paper that waits for a second person makes something else fall or stand.
const waiting = ({ paper }: CaseState) => (paper === undefined ? [] : [`waits ${paper.act}`])

const waysOf = (service: NonNullable<CaseState['service']>) => [
  ...Object.keys(service).filter(isWay),
  ...(hasConsent(service) ? ['consentedOn'] : []),
]

// The days of consents, and of the first attempt, lead nowhere by themselves.
const isWay = (name: string) => name !== 'consents' && name !== 'failedOn'

// What is left of the rights to be heard decides together whether an act ends the last of them: each act may be the one
// that does, in whatever order the others came.
function heardSoFar({ listing: { status, waived = [], waiver, hearing }, deadlines }: CaseState): string {
  const running = Object.keys(deadlines).filter((key) => key.startsWith('listing.'))
  const known = Object.entries(hearing ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [key]))
  return ['heard', status, waived.toSorted(), waiver?.right, known.sort(), running.sort()].join('; ')
}

// Of what may be corrected it counts whether a term runs from it.
const correctionIn = ({ correction }: CaseState) => {
  if (correction === undefined) return []
  const { field } = correction
  const moves = field === 'rectificationTerm' || field === 'actServedOn' || correctable(field).starts.length > 0
  return [`corrects ${moves ? field : 'a value'}`]
}

// A track that an event has left alone is the same object in the state after it.
const known = new WeakMap<object, readonly string[]>()

function factsIn(path: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [leaf(path, value)]
  const facts = known.get(value) ?? factsWithin(path, value)
  known.set(value, facts)
  return facts
}

function factsWithin(path: string, value: object): readonly string[] {
  if (Array.isArray(value)) return [`${path} ${Math.min(value.length, 2)}`, ...factsIn(path, value.at(-1))]
  const all = Object.entries(value).filter(([, part]) => part !== undefined)
  const shape = all.map(([key]) => key).sort()
  const parts = all.filter(([key]) => !remembered.has(key))
  const own = parts.flatMap(([key, part]) => (isWord(key, part) ? [leaf(key, part)] : [])).sort()
  return [
    `${path} {${shape.join()}}`,
    `${path} (${own.join()})`,
    ...parts.flatMap(([key, part]) => factsIn(`${path}.${key}`, part)),
  ]
}

function leaf(path: string, value: unknown): string {
  if (typeof value === 'number') return `${path}=${Math.min(value, 3)}`
  return isWord(path.slice(path.lastIndexOf('.') + 1), value) ? `${path}=${String(value)}` : path
}

const isWord = (key: string, value: unknown) =>
  typeof value === 'boolean' || typeof value === 'number' || words.has(key)
