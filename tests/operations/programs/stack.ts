// Supervises an installation as `npm start` does, with the options of its first argument.
import { supervise } from '../../../operations/start/supervise.ts'

process.exitCode = await supervise(() => ({ ...JSON.parse(process.argv[2] ?? ''), say: (line) => console.log(line) }))
