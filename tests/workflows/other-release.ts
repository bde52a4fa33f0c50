// Another release: its conductors have a timer that no history of this one has.
export { sanctionCase } from '../replay/broken-workflows.ts'
export { bulkInitiation, recomputation, tidying, wakeSweep } from '../../workflows/index.ts'
