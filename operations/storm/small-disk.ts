import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A folder that can be filled up: a small file system of its own. */
export interface SmallDisk {
  readonly folder: string
  /** Fills it to the last byte. */
  fill(): void
  /** Gives the space back. */
  clear(): void
  remove(): void
}

const blockBytes = 1 << 20

/**
 * A small file system in memory at a folder, which only root may make; undefined where that is not allowed, and then
 * a full disk cannot be tried. A shell unmounts it when we are killed.
 */
export function makeSmallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true })
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'bihuan-storm', folder])
  if (made.status !== 0) return undefined
  chmodSync(folder, 0o755)
  const watch = spawn('sh', ['-c', 'read -r line; umount -l "$1" 2>/dev/null', 'watch', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'w')
      try {
        // Bounded by the size of the file system.
        for (let size = blockBytes; size >= 1; size = size === 1 ? 0 : size >> 1) {
          const block = Buffer.alloc(size, 1)
          for (let n = 0; n <= megabytes; n += 1) if (!wrote(file, block)) break
        }
      } finally {
        closeSync(file)
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    remove() {
      watch.stdin.end()
      spawnSync('umount', ['-l', folder])
    },
  }
}

function wrote(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}
