import { expect } from 'vitest'
import type { DataSubject } from '../../../domain/personal.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { EvidenceStore } from '../../../evidence/store/store.ts'
import { eraseCase } from '../../../operations/commands/erase-case.ts'
import type { Erased } from '../../../record/log/erase.ts'
import { approveErasure, orderErasure } from '../../../record/log/ordering.ts'
import type { TestDatabase } from '../../setup/database.ts'

export interface GivenOrder {
  readonly caseNo: string
  readonly subjects: readonly DataSubject[]
  readonly files?: readonly string[]
  readonly actor: string
  readonly reason: string
  readonly legalBasis: string
}

const operator = (id: string) => ({ id, role: 'operator' }) as const

/** Orders an erasure and lets a second operator approve it; answers with the id of the order, or why there is none. */
export async function orderOf(database: TestDatabase, given: GivenOrder): Promise<string | Refusal> {
  await database.owner.query(
    `INSERT INTO accounts (id, name, role) SELECT id, id, 'operator' FROM unnest($1::text[]) AS id ON CONFLICT DO NOTHING`,
    [[given.actor, 'second-operator']],
  )
  const { actor, ...rest } = given
  const grounds = { ...rest, actor: operator(actor), requestId: 'request-of-the-tests' }
  const order = await orderErasure(database.pool, { files: [], ...grounds })
  if (isRefusal(order)) return order
  const approval = { ...grounds, actor: operator('second-operator') }
  expect(await approveErasure(database.pool, order.id, approval)).toMatchObject({ approvedBy: 'second-operator' })
  return order.id
}

/** Erases by an order that a second operator has approved. */
export async function eraseOrdered(
  database: TestDatabase,
  store: Pick<EvidenceStore, 'remove'>,
  given: GivenOrder,
): Promise<Erased | Refusal> {
  const order = await orderOf(database, given)
  return isRefusal(order) ? order : await eraseCase(database.owner, store, order)
}
