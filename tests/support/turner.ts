import type { Record } from '../../record/execution.ts'
import { createTurner } from '../../record/turning/turn.ts'

const nobodyHears = async () => undefined

/** The clock's turner where no workflows run, so that nobody is told of a turn. */
export const deafTurner = (record: Record) =>
  createTurner(record, {
    behind: nobodyHears,
    due: nobodyHears,
    startImport: nobodyHears,
    startRecomputation: nobodyHears,
  })
