import { conflict } from '../refusals/facts.ts'

/** Why the confirmation of what is undone is refused. */
export const undoingRefusals = {
  'undoing.alreadyConfirmed': conflict(
    '[“{act}”]已经确认过，无须再次确认。',
    'This has been confirmed already[: {act}]. Nothing is left to do.',
  ),
}
