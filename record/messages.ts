import type { CaseEvent, CaseState } from '../domain/case.ts'

/** Who a message is for. `platform` (city credit platform) and `users` (those who use shared records) lie outside the house. */
export type Recipient = 'platform' | 'users' | `department:${string}` | `entity:${string}` | `agency:${string}` | `supervisor:${string}`

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
      return tell({ ...publicRecord(state), correction: event.data.correction }, 'platform', 'users', entity)
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
      return tell(body, deadline?.party === 'implementingDepartment' && deadline.owner ? `department:${deadline.owner}` : agency)
    }
    case 'deadline.reported':
      return tell({ key: event.data.key, dueOn: state.deadlines[event.data.key]?.dueOn }, supervisor)
    case 'deadline.moved':
      return tell({ key: event.data.key, from: event.data.from, reason: event.data.reason }, agency, entity)
    case 'rectification.overdue':
      return tell({}, agency, entity)
    case 'interview.opened':
      return tell({ kind: event.data.kind }, agency)
    case 'rectification.referred':
      return tell({}, supervisor)
    case 'case.closed':
      return state.publicity ? tell({ outcome: event.data.outcome }, agency, entity) : tell({ outcome: event.data.outcome }, agency)
    default:
      return []
  }
}

function publicRecord(state: CaseState): Message['body'] {
  const { publicity, entity, listType, tier } = state
  return { entityCode: entity.code, entityName: entity.name, listType, tier, from: publicity?.from, until: publicity?.until }
}
