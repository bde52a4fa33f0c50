import type { SessionReader } from '../../api/identity/sessions.ts'
import type { AnyScreen } from '../kit/screen.ts'
import { caseScreen } from './case/screen.tsx'
import { commandScreen } from './command/screen.tsx'
import { inboxScreen } from './inbox/screen.tsx'
import { home, signIn, signOut } from './sign-in/screen.tsx'

/** What the pages must know of the installation. */
export interface Setting {
  readonly sessions: SessionReader
  /** The demonstration accounts exist and may be shown. */
  readonly demo: boolean
}

/** Every screen there is. */
export function screensFor(setting: Setting): readonly AnyScreen[] {
  return [home, signIn(setting), signOut(setting), inboxScreen, caseScreen, commandScreen]
}
