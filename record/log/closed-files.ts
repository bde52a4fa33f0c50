import { chmodSync, mkdirSync, statSync } from 'node:fs'

/** How files of the log's copy are made: read and written by their owner alone, whatever the umask. */
export const closedMode = 0o600

/**
 * Makes a folder that is closed to others, with those above it. One of ours that an earlier release left open is closed;
 * one that belongs to somebody else is theirs to close.
 */
export function closedFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = statSync(folder)
  if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(folder, 0o700)
}
