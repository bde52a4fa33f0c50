import { dependenceOf } from '../../database/queries/second-person.ts'
import type { Actor } from '../../domain/actor.ts'
import type { DataSubject } from '../../domain/personal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Order } from './orders.ts'
import { findOrder } from './orders.ts'
import type { Database } from './rows.ts'

/** Who acts, why and on what basis; the order and its approval each name their own. */
export interface Grounds {
  readonly actor: Actor
  readonly reason: string
  readonly legalBasis: string
  readonly requestId: string
}

/** What an order is about: whose data of which closed case, and which files of evidence. */
export interface Ordered extends Grounds {
  readonly caseNo: string
  readonly subjects: readonly DataSubject[]
  readonly files: readonly string[]
}

/** Orders an erasure; nothing is erased until somebody else approves it and the owner of the database carries it out. */
export async function orderErasure(db: Database, ordered: Ordered): Promise<Order | Refusal> {
  const { caseNo, subjects, files, actor, reason, legalBasis, requestId } = ordered
  const { rows } = await db.query<{ closed: boolean }>(
    'SELECT closed_on IS NOT NULL AS closed FROM public.cases WHERE case_no = $1',
    [caseNo],
  )
  if (!rows[0]) return refuse('case.unknown', { caseNo })
  if (!rows[0].closed) return refuse('erasure.caseOpen', { caseNo })
  const { rows: made } = await db.query<{ id: string }>(
    `INSERT INTO public.erasure_orders (case_no, subjects, files, reason, legal_basis, ordered_by, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [caseNo, subjects, files, reason, legalBasis, actor.id, requestId],
  )
  return await known(db, made[0]!.id)
}

/**
 * Approves an order of somebody else. Refuses with `erasure.ownOrder`, `erasure.decided`, and with `secondPerson.sameHand`
 * or `secondPerson.younger` an account that one person may have together with that of the order.
 */
export async function approveErasure(db: Database, id: string, grounds: Grounds): Promise<Order | Refusal> {
  const order = await known(db, id)
  if (isRefusal(order)) return order
  const { actor, reason, legalBasis, requestId } = grounds
  if (order.orderedBy === actor.id) return refuse('erasure.ownOrder')
  if (order.approvedBy !== null) return refuse('erasure.decided')
  const both = { first: order.orderedBy, second: actor.id, since: order.orderedAt }
  const dependence = await dependenceOf(db, both)
  if (dependence) return refuse(dependence)
  const { rowCount } = await db.query(
    `INSERT INTO public.erasure_approvals (order_id, approved_by, reason, legal_basis, request_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [id, actor.id, reason, legalBasis, requestId],
  )
  return rowCount === 1 ? await known(db, id) : refuse('erasure.decided')
}

async function known(db: Database, id: string): Promise<Order | Refusal> {
  return (await findOrder(db, id)) ?? refuse('erasure.orderUnknown')
}
