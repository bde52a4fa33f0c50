import type { Besides, LawfullyErased } from './besides.ts'
import type { Fault } from './faults.ts'
import type { Erasure } from './leaf.ts'
import type { EventType } from '../../domain/case.ts'
import type { Database } from './rows.ts'

/** An order of erasure with its approval. */
export interface Order {
  readonly id: string
  readonly caseNo: string
  readonly subjects: readonly string[]
  readonly files: readonly string[]
  readonly reason: string
  readonly legalBasis: string
  readonly orderedBy: string
  readonly orderedAt: Date
  /** Null until a second person has approved it. */
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
  readonly approvalReason: string | null
  readonly approvalBasis: string | null
  /** When it was first carried out; null while the data are there. */
  readonly carriedOutAt: Date | null
}

/** An erasure as a verification lists it. */
export interface ListedErasure extends Omit<Erasure, 'fields' | 'order'> {
  /** How many values of the ledger. */
  readonly fields: number
  readonly order: Order | null
  /** It is older than orders are; nobody approved it. */
  readonly beforeOrders: boolean
}

const columns = `erasure_orders.id, erasure_orders.case_no AS "caseNo", subjects, files, erasure_orders.reason,
  erasure_orders.legal_basis AS "legalBasis", ordered_by AS "orderedBy", ordered_at AS "orderedAt",
  approved_by AS "approvedBy", approved_at AS "approvedAt", erasure_approvals.reason AS "approvalReason",
  erasure_approvals.legal_basis AS "approvalBasis",
  (SELECT min(at) FROM public.erasures WHERE order_id = erasure_orders.id) AS "carriedOutAt"`
// As the state of a case follows from its ledger; docs/log.md names the same.
const closing = 'case.closed' satisfies EventType
const opening = ['publicity.restored', 'publicity.ended'] as const satisfies readonly EventType[]
const fromOrders = 'FROM public.erasure_orders LEFT JOIN public.erasure_approvals ON order_id = id'

/** One order. */
export async function findOrder(db: Database, id: string): Promise<Order | undefined> {
  return (await db.query<Order>(`SELECT ${columns} ${fromOrders} WHERE erasure_orders.id = $1`, [id])).rows[0]
}

/** The latest orders, the newest first; every one without a limit. */
export async function listOrders(db: Database, limit: number | null): Promise<Order[]> {
  return (
    await db.query<Order>(`SELECT ${columns} ${fromOrders} ORDER BY ordered_at DESC, erasure_orders.id LIMIT $1`, [
      limit,
    ])
  ).rows
}

/** Whether a second person has approved an order. */
export const isApproved = ({ approvedBy, orderedBy }: Order): boolean => approvedBy !== null && approvedBy !== orderedBy

/**
 * What was lawfully erased beside the ledger: of an order that another person has approved and that was carried out, for
 * which a row of erasures stands; whether that rests and its case is closed `checkErasures` says. An erasure deletes files,
 * those that its order names or all with the entity, and invitations with the entity. No letter, download, delegation, order
 * or approval is ever gone. An order that nobody carries out lets nothing be.
 */
export function lawfulErasures(orders: readonly Order[], erasures: readonly Erasure[]): LawfullyErased {
  const carriedOut = new Set(erasures.map(({ order }) => order))
  const done = orders.filter((order) => isApproved(order) && carriedOut.has(order.id))
  const before = erasures.filter(({ order }) => (order ?? null) === null)
  return {
    gone: (of, caseNo, name) => {
      if (of !== 'evidence' && of !== 'invitation') return false
      const ofCase = done.filter((order) => order.caseNo === caseNo)
      return (
        ofCase.some(({ subjects }) => subjects.includes('entity')) ||
        (of === 'evidence' && ofCase.some(({ files }) => files.includes(name))) ||
        before.some((one) => one.caseNo === caseNo && one.subject === 'entity')
      )
    },
    rewritten: (id, caseNo) => done.some((order) => order.id === id && order.caseNo === caseNo),
  }
}

/**
 * The cases with erasures that are closed by their ledgers: by the last entry that closes or opens one again. The column
 * of the day of closing is not asked, since who administers the database can set it.
 */
export async function closedByLedger(db: Database): Promise<Set<string>> {
  const { rows } = await db.query<{ caseNo: string }>(
    `SELECT case_no AS "caseNo" FROM (
       SELECT DISTINCT ON (case_no) case_no, type FROM public.ledger
       WHERE case_no IN (SELECT case_no FROM public.erasures) AND type = ANY($1) ORDER BY case_no, case_seq DESC
     ) AS last WHERE type = $2`,
    [[closing, ...opening], closing],
  )
  return new Set(rows.map(({ caseNo }) => caseNo))
}

/**
 * Checks that each erasure rests on an order that stood in the log before it, for this case and person, approved by a
 * second person, and that the case is closed; lists all.
 */
export function checkErasures({
  erasures,
  orders,
  positions,
  besides,
  closed,
}: {
  readonly erasures: readonly Erasure[]
  readonly orders: readonly Order[]
  /** Where the erasures stand in the log, by id. */
  readonly positions: ReadonlyMap<number, number>
  readonly besides: Besides
  /** The cases that are closed by their ledgers. */
  readonly closed: ReadonlySet<string>
}): { readonly faults: Fault[]; readonly listed: ListedErasure[] } {
  const byId = new Map(orders.map((order) => [order.id, order]))
  const faults: Fault[] = []
  const listed = erasures.map(({ fields, order: orderId = null, ...erasure }): ListedErasure => {
    const { id, caseNo, subject } = erasure
    const position = positions.get(id) ?? Infinity
    const order = orderId === null ? undefined : byId.get(orderId)
    const beforeOrders = orderId === null && position < (besides.begunAt ?? -1)
    const loggedBefore = (of: string) => (besides.positions.get(`${of} ${orderId}`) ?? Infinity) < position
    const rests =
      order !== undefined &&
      isApproved(order) &&
      order.caseNo === caseNo &&
      order.subjects.includes(subject) &&
      loggedBefore('erasureOrder') &&
      loggedBefore('erasureApproval')
    const place = { caseNo, ...(position === Infinity ? {} : { position }) }
    if (!rests && !beforeOrders) faults.push({ code: 'erasure.noOrder', ...place })
    if (!closed.has(caseNo)) faults.push({ code: 'erasure.caseOpen', ...place })
    return { ...erasure, fields: fields.length, order: order ?? null, beforeOrders }
  })
  return { faults, listed }
}
