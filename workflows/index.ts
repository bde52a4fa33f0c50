export { sanctionCase } from './case.ts'
export { wakeSweep } from './sweep.ts'
