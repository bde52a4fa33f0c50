import { bodyKinds } from './bodies.ts'
import { addressKinds } from './addresses.ts'
import { formKinds } from './forms.ts'
import type { HostileKind } from './request.ts'

/** Every kind of request that a run sends, in turn. A new way in, such as workbooks, adds its kinds here. */
export const hostileKinds: readonly HostileKind[] = [...formKinds, ...bodyKinds, ...addressKinds]
