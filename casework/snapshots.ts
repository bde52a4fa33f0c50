import type { Readable } from 'node:stream'
import * as queries from '../database/queries/register-snapshots.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { forDoors, opened } from '../record/door-record.ts'
import { formats } from '../record/snapshot/contents.ts'
import { snapshotName } from '../record/snapshot/keep.ts'
import type { Deps } from './deps.ts'

const findSnapshot = forDoors(queries.findSnapshot)
/** Asks for newer files of the register than there are. */
export const askForSnapshot = forDoors(queries.askForSnapshot)

/** The newest files of the register, and from which position the feed goes on behind them. */
interface SnapshotShown {
  readonly position: number
  readonly madeAt: string
  readonly rows: number
  readonly files: readonly (queries.SnapshotFile & { readonly name: string; readonly href: string })[]
}

/** The newest files of the whole register in which nothing has ended since. */
export async function showSnapshot(record: Deps['record']): Promise<SnapshotShown | Refusal> {
  const found = await findSnapshot(record)
  if (!found) return refuse('snapshot.inMaking')
  const { position, madeAt, rows, files } = found
  return {
    position,
    madeAt: madeAt.toISOString(),
    rows,
    files: files.map((file) => {
      const name = snapshotName(position, file.format)
      return { name, href: `/api/v1/register/snapshot/${name}`, ...file }
    }),
  }
}

/** A file of the register to be given out. */
interface OpenedSnapshot {
  readonly file: queries.SnapshotFile
  readonly open: () => Promise<Readable | Refusal>
}

/** A file of the whole register by its name, unless something in it has ended. */
export async function findSnapshotFile(
  { record, storage }: Pick<Deps, 'record' | 'storage'>,
  name: string,
): Promise<OpenedSnapshot | Refusal> {
  const position = Number(/^register-(\d{1,15})\./.exec(name)?.[1] ?? NaN)
  const format = formats.find((one) => name === snapshotName(position, one))
  const found = format && (await queries.findSnapshot(opened(record).pool, position))
  const file = found?.files.find((one) => one.format === format)
  if (!file) return refuse('snapshot.unknown')
  return {
    file,
    async open() {
      const content = await storage.published.open(file.sha256)
      if (content) return content
      await askForSnapshot(record)
      return refuse('snapshot.inMaking')
    },
  }
}
