// Begins a thread of `apart`: Node 20 does not hand a thread's first module to the loader of TypeScript.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.module)
