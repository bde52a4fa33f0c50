import type { CaseEvent, CaseState, Events } from '../domain/case.ts'
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

/** What has to be told to whom because of an event, given the state after it. */
export function messagesOf(event: CaseEvent, state: CaseState): Message[] {
  const entity: Recipient = `entity:${state.entity.code}`
  const agency: Recipient = `agency:${state.agency}`
  const supervisor: Recipient = `supervisor:${state.district}`
  const tell = (body: Message['body'], ...recipients: Recipient[]): Message[] =>
    recipients.map((recipient) => ({ recipient, kind: event.type, body }))
  switch (event.type) {
    case 'publicity.published':
    case 'publicity.restored':
      return [...tell(publicRecord(state), 'platform', 'users'), ...tell({ until: event.data.until }, entity)]
    case 'publicity.corrected':
      return tell(
        { ...publicRecord(state), correction: publicText(event.data.correction) },
        'platform',
        'users',
        entity,
      )
    case 'publicity.ended':
      return tell({ entityCode: state.entity.code, reason: event.data.reason }, 'platform', 'users', entity)
    case 'objection.marked':
    case 'publicity.suspended':
    case 'publicity.resumed':
      return tell({ entityCode: state.entity.code }, 'platform')
    case 'measure.dispatched':
      return tell({ measure: event.data.code, entityCode: state.entity.code }, `department:${event.data.department}`)
    case 'measure.liftOrdered':
      return tell({ measure: event.data.measure, entityCode: state.entity.code }, `department:${event.data.department}`)
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
    case 'rectification.overdue':
      return tell({}, agency, entity)
    case 'interview.opened':
      return tell({ kind: event.data.kind }, agency)
    case 'rectification.referred':
      return tell({}, supervisor)
    case 'case.closed':
      return state.publicity
        ? tell({ outcome: event.data.outcome }, agency, entity)
        : tell({ outcome: event.data.outcome }, agency)
    default:
      return []
  }
}

function movedMessages(
  { key, from, reason }: Events['deadline.moved'],
  state: CaseState,
  tell: (body: Message['body'], ...recipients: Recipient[]) => Message[],
): Message[] {
  // Before its notice an entity does not know of the case.
  const entity: Recipient[] = state.listing.defenceUntil === undefined ? [] : [`entity:${state.entity.code}`]
  // Who shows or uses the record must know until when it may.
  const outside: Message[] = key.startsWith('publicity.max') ? tell(publicRecord(state), 'platform', 'users') : []
  return [
    ...tell({ key, from, to: state.deadlines[key]?.dueOn, reason }, `agency:${state.agency}`, ...entity),
    ...outside,
  ]
}

function publicRecord(state: CaseState): Message['body'] {
  const { publicity, entity, listType, tier } = state
  return {
    entityCode: entity.code,
    entityName: publicText(entity.name),
    listType,
    tier,
    from: publicity?.from,
    until: publicity?.until,
  }
}
