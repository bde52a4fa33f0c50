export { bulkInitiation } from './bulk-initiation.ts'
export { recomputation } from './recomputation.ts'
export { sanctionCase } from './case.ts'
export { wakeSweep } from './sweep.ts'
