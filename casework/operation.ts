import type { Pool } from 'pg'
import * as health from '../database/queries/health.ts'
import * as backlog from '../database/queries/supervision/backlog.ts'
import * as workers from '../database/queries/workers.ts'
import * as trial from '../database/queries/write-trial.ts'
import { forDoors } from '../record/door-record.ts'
import { askingOwn } from '../record/log/rows.ts'
import * as watch from '../record/log/watch.ts'
import * as outbox from '../record/outbox.ts'

// How the machine itself stands: figures over everything, which nobody reads as a person.

export const readFigures = forDoors(health.readFigures)
export const countOverdue = forDoors(health.countOverdue)
export const readWorkers = forDoors(workers.readWorkers)
export const readBacklog = forDoors(backlog.readBacklog)
export const readLogStanding = forDoors(async (pool: Pool) => await watch.readLogStanding(askingOwn(pool)))
export const tryWriting = forDoors(trial.tryWriting)
export const listRefused = forDoors(outbox.listRefused)
export const sendAllRefusedAgain = forDoors(outbox.sendAllRefusedAgain)
export const sendRefusedAgain = forDoors(outbox.sendRefusedAgain)
