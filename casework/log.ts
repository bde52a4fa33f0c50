import { forDoors } from '../record/door-record.ts'
import * as asked from '../record/log/asked.ts'
import * as ordering from '../record/log/ordering.ts'
import * as orders from '../record/log/orders.ts'
import * as proofs from '../record/log/proofs.ts'

// The signed log as anybody may check it. What proves an entry reads keys and erasures, which no reader sees.

export const listCheckpoints = forDoors(proofs.listCheckpoints)
export const listKeys = forDoors(proofs.listKeys)
export const proveConsistency = forDoors(proofs.proveConsistency)
export const proveEntry = forDoors(proofs.proveEntry)
export const askVerification = forDoors(asked.askVerification)
export const listVerifications = forDoors(asked.listVerifications)

export const orderErasure = forDoors(ordering.orderErasure)
export const approveErasure = forDoors(ordering.approveErasure)
export const listOrders = forDoors(orders.listOrders)
