import type { CaseEvent, CaseState, Events } from '../domain/case.ts'
import { maskingProfile } from '../rules/masking.ts'
import type { Change } from './changes.ts'
import { newsForEntity } from './news-for-entity.ts'
import { publicText } from './register.ts'

/** Who a message is for. `platform` (city credit platform) and `users` (those who use shared records) lie outside the house. */
export type Recipient =
  | 'platform'
  | 'users'
  | `department:${string}`
  | `entity:${string}`
  | `agency:${string}`
  | `supervisor:${string}`

export interface Message {
  readonly recipient: Recipient
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Messages outside the house leave through the outbox; the others are read in it. */
export function leavesTheHouse(recipient: Recipient): boolean {
  return recipient === 'platform' || recipient === 'users'
}

/** What has to be told to whom because of an event, given the state after it and how it changed the record for others. */
export function messagesOf(event: CaseEvent, state: CaseState, changes: readonly Change[]): Message[] {
  const told = ofTheEvent(event, state)
  const recipient: Recipient = `entity:${state.entity.code}`
  const news = told.some((message) => message.recipient === recipient) ? undefined : newsForEntity(event, state)
  const messages = news ? [...told, { recipient, kind: event.type, body: { ...news } }] : told
  return [...enteredFor(event, state), ...messages, ...outsideMessages(event, state, changes)]
}

// Who shares or uses a record hears of each of its changes. Of a natural person nothing goes to users, and to the platform
// only what the rules allow.
function outsideMessages({ type: kind }: CaseEvent, { entity }: CaseState, changes: readonly Change[]): Message[] {
  const change = changes.find(({ audience }) => audience === 'shared')
  if (!change) return []
  const isPerson = entity.kind === 'naturalPerson'
  const whom =
    isPerson && !maskingProfile.naturalPersons.platform.includes('entityCode') ? {} : { entityCode: entity.code }
  const { audience: _shared, ...rest } = change
  const body = 'record' in rest ? { op: rest.op, ...rest.record } : { ...whom, ...rest }
  const recipients: Recipient[] = isPerson ? ['platform'] : ['platform', 'users']
  return recipients.map((recipient) => ({ recipient, kind, body }))
}

// What an officer enters in its name the entity sees while it can still say that it is not so.
function enteredFor({ type, data }: CaseEvent, { entity, listing }: CaseState): Message[] {
  // Before its notice an entity does not know of the case.
  if (!('paper' in data) || data.paper === undefined || listing.defenceUntil === undefined) return []
  return [{ recipient: `entity:${entity.code}`, kind: type, body: { onPaper: true, receivedOn: data.paper.on } }]
}

function ofTheEvent(event: CaseEvent, state: CaseState): Message[] {
  const entity: Recipient = `entity:${state.entity.code}`
  const agency: Recipient = `agency:${state.agency}`
  const supervisor: Recipient = `supervisor:${state.district}`
  const tell = (body: Message['body'], ...recipients: Recipient[]): Message[] =>
    recipients.map((recipient) => ({ recipient, kind: event.type, body }))
  switch (event.type) {
    case 'publicity.published':
    case 'publicity.restored':
      return tell({ until: event.data.until }, entity)
    case 'publicity.corrected':
      return tell({ correction: publicText(event.data.correction) }, entity)
    case 'publicity.ended':
      return tell({ entityCode: state.entity.code, reason: event.data.reason }, entity)
    case 'measure.handedOver': {
      const { measure, from, department } = event.data
      return tell({ measure, entityCode: state.entity.code }, `department:${department}`, `department:${from}`)
    }
    case 'publicity.suspended':
    case 'publicity.resumed':
      return tell({ entityCode: state.entity.code }, entity)
    case 'measure.dispatched':
      return tell({ measure: event.data.code, entityCode: state.entity.code }, `department:${event.data.department}`)
    case 'measure.held':
    case 'measure.released':
    case 'measure.liftOrdered':
      return tell({ measure: event.data.measure, entityCode: state.entity.code }, `department:${event.data.department}`)
    case 'listing.changed': {
      // Before its notice an entity does not know of the case.
      const told: Recipient[] = state.listing.noticeServedOn === undefined ? [agency] : [agency, entity]
      const { tier, measures } = event.data
      return tell({ tier, measures: measures.map(({ code }) => code) }, ...told)
    }
    case 'listing.revoked':
      // Before its notice an entity does not know of the case.
      return tell({ reasons: event.data.reasons }, agency, entity)
    case 'correction.confirmed':
      return correctedMessages(event, state, tell)
    case 'deadline.reminded': {
      const deadline = state.deadlines[event.data.key]
      const body = { key: event.data.key, dueOn: deadline?.dueOn, when: event.data.when }
      if (deadline?.party === 'entity') return tell(body, entity)
      return tell(
        body,
        deadline?.party === 'implementingDepartment' && deadline.owner ? `department:${deadline.owner}` : agency,
      )
    }
    case 'deadline.reported':
      return tell({ key: event.data.key, dueOn: state.deadlines[event.data.key]?.dueOn }, supervisor)
    case 'deadline.moved':
      return movedMessages(event.data, state, tell)
    case 'account.opened':
    case 'account.proved': {
      const { kind, reach } = event.data
      // Before its notice an entity does not know of the case.
      return state.listing.defenceUntil === undefined
        ? tell({ kind, reach }, agency)
        : tell({ kind, reach }, agency, entity)
    }
    // In the name of the entity, which sees it while it can still say that it is not so.
    case 'listing.waiverRecorded':
    case 'listing.waiverConfirmed':
    case 'listing.waiverRefused':
      return tell({ right: event.data.right }, agency, entity)
    case 'rectification.overdue':
      return tell({}, agency, entity)
    case 'interview.opened':
      return tell({ kind: event.data.kind }, agency)
    case 'rectification.referred':
      return tell({}, supervisor)
    case 'case.closed':
      return tell({ outcome: event.data.outcome }, agency)
    default:
      return []
  }
}

/** Whoever was told the wrong value is told the right one. */
function correctedMessages(
  { data: { entry, field }, opens = [] }: CaseEvent & { readonly type: 'correction.confirmed' },
  state: CaseState,
  tell: (body: Message['body'], ...recipients: Recipient[]) => Message[],
): Message[] {
  // Before its notice an entity does not know of the case.
  const entity: Recipient[] = state.listing.noticeServedOn === undefined ? [] : [`entity:${state.entity.code}`]
  const terms = opens.map(({ key, dueOn }) => ({ key, dueOn }))
  return tell({ entry, field, terms }, `agency:${state.agency}`, ...entity)
}

function movedMessages(
  { key, from, reason }: Events['deadline.moved'],
  state: CaseState,
  tell: (body: Message['body'], ...recipients: Recipient[]) => Message[],
): Message[] {
  // Before its notice an entity does not know of the case.
  const entity: Recipient[] = state.listing.defenceUntil === undefined ? [] : [`entity:${state.entity.code}`]
  return tell({ key, from, to: state.deadlines[key]?.dueOn, reason }, `agency:${state.agency}`, ...entity)
}
