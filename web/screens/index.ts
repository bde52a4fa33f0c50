import type { SessionReader } from '../../api/identity/sessions.ts'
import type { Screen } from '../kit/screen.ts'
import { home, signIn, signOut } from './sign-in/screen.tsx'

/** What the pages must know of the installation. */
export interface Setting {
  readonly sessions: SessionReader
  /** The demonstration accounts exist and may be shown. */
  readonly demo: boolean
}

/** Every screen there is. */
export function screensFor(setting: Setting): readonly Screen[] {
  return [home, signIn(setting), signOut(setting)]
}
