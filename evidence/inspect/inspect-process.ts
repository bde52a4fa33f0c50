import type { FileToInspect } from './file.ts'
import { inspect } from './inspect.ts'

/** Run in a process by `apart.ts`. */
export default async function inspectInProcess(file: FileToInspect): ReturnType<typeof inspect> {
  return await inspect(file)
}
