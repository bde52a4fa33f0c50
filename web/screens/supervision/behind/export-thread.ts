// Writes one list as a file, in a thread of its own: see `exportApart`.
import { parentPort, workerData } from 'node:worker_threads'
import { sayIn } from '../../../kit/words.ts'
import type { ExportAsked } from './export-apart.ts'
import { asCsv, asWorkbook } from './export.ts'

const { rows, lang, as } = (workerData as { asked: ExportAsked }).asked
const say = sayIn(lang)
const file: Uint8Array = as === 'xlsx' ? await asWorkbook(rows, say) : Buffer.from(asCsv(rows, say))
// A copy that is nothing but the file: a small Buffer is a part of memory that others share.
parentPort?.postMessage(Uint8Array.from(file))
