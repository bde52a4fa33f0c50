import type { CaseState } from '../domain/case.ts'
import type { Deadline } from '../domain/terms/deadline.ts'
import { stageOf } from '../domain/stage.ts'
import type { LocalDate } from '../domain/dates.ts'
import type { RuleBook } from '../domain/law/rulebook-types.ts'
import type { Authorship, Step } from './act.ts'
import { legalBasisOf, statedReason } from './grounds.ts'
import { changesOf } from './changes.ts'
import { leavesTheHouse, messagesOf } from './messages.ts'

/** The row of the case's read table; `openedOn` counts only when the case is new. */
export function caseRow(after: CaseState, openedOn: LocalDate) {
  return {
    state: after,
    version: after.version,
    stage: stageOf(after),
    agency: after.agency,
    district: after.district,
    list_type: after.listType,
    tier: after.tier,
    entity_code: after.entity.code,
    entity_name: after.entity.name,
    opened_on: openedOn,
    closed_on: after.closedOn ?? null,
    outcome: after.outcome ?? null,
    // Real time, not legal time: the sweep measures by it how long a conductor has been behind.
    changed_at: new Date(),
  }
}

/**
 * Ledger rows, numbered within the case. What an author's act entails is the system's; the reasons are the author's.
 * Where the author has given no reason or basis, those of the act itself and of its rule stand.
 */
export function ledgerRows(steps: readonly Step[], by: Authorship, rules: RuleBook, on: LocalDate, at: Date) {
  return steps.map((step) => {
    const { event, after, actor } = step
    const author = actor === by.actor ? (by.noteOf ?? actor) : actor
    return {
      case_seq: after.version,
      type: event.type,
      data: event.data,
      opens: event.opens,
      closes: event.closes,
      on_date: on,
      at,
      actor: author.id,
      role: author.role,
      on_behalf_of: actor === by.actor ? (actor.onBehalfOf ?? by.onBehalfOf) : undefined,
      reason: by.reason ?? statedReason(step),
      legal_basis: by.legalBasis ?? legalBasisOf(step, rules, on),
      request_id: by.requestId,
    }
  })
}

/** Deadlines that the command opened and closed; one that did both within the command is written once, closed. */
export function deadlineRows(steps: readonly Step[], on: LocalDate) {
  const opened = new Map<string, Record<string, unknown>>()
  const closed = new Map<string, Record<string, unknown>>()
  for (const { event } of steps) {
    for (const close of event.closes ?? []) {
      const row = { key: close.key, closed_on: close.on ?? on, closed_as: close.as }
      const fresh = opened.get(close.key)
      if (fresh) Object.assign(fresh, row)
      else closed.set(close.key, row)
    }
    for (const deadline of event.opens ?? []) {
      closed.delete(deadline.key)
      opened.set(deadline.key, deadlineRow(deadline))
    }
  }
  return { opened: [...opened.values()], closed: [...closed.values()] }
}

function deadlineRow(deadline: Deadline): Record<string, unknown> {
  return {
    key: deadline.key,
    topic: deadline.topic,
    rule_id: deadline.ruleId,
    pack: deadline.pack,
    calendar: deadline.calendar,
    starts_on: deadline.startsOn,
    term: deadline.term,
    due_on: deadline.dueOn,
    provisional: deadline.provisional,
    party: deadline.party,
    owner: deadline.owner,
    on_pass: deadline.onPass,
    closed_on: null,
    closed_as: null,
  }
}

/** Rows of the measures that changed. */
export function measureRows(before: CaseState | undefined, after: CaseState) {
  if (before?.measures === after.measures) return []
  return Object.values(after.measures)
    .filter((measure) => before?.measures[measure.code] !== measure)
    .map(({ code, department, status }) => ({ code, department, status }))
}

/** How each of the steps changes what others know of the record. */
export function changesIn(before: CaseState | undefined, steps: readonly Step[]) {
  return steps.map(({ event, after }, at) => ({
    caseSeq: after.version,
    changes: changesOf(at === 0 ? before : steps[at - 1]!.after, event, after),
  }))
}

/** Outbox rows; what stays in the house is delivered by being written. */
export function messageRows(steps: readonly Step[], changes: ReturnType<typeof changesIn>, at: Date) {
  return steps.flatMap(({ event, after }, n) =>
    messagesOf(event, after, changes[n]!.changes).map(({ recipient, kind, body }) => ({
      case_seq: after.version,
      recipient,
      kind,
      body,
      created_at: at,
      delivered_at: leavesTheHouse(recipient) ? null : at,
    })),
  )
}
