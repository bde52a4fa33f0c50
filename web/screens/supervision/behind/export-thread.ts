// Writes one list as a file, in a thread of its own: see `exportApart`.
import { parentPort, workerData } from 'node:worker_threads'
import type { ExportAsked } from './export.ts'
import { asFile } from './export.ts'

const file = await asFile((workerData as { asked: ExportAsked }).asked)
// A copy that is nothing but the file: a small Buffer is a part of memory that others share.
parentPort?.postMessage(Uint8Array.from(file))
