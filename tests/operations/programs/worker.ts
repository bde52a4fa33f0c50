// Stands in for the worker where a test is about starting and stopping only.
import { sendHeartbeats } from '../../../heartbeat.ts'

sendHeartbeats()
console.log(`worker ${process.pid}`)
const alive = setInterval(() => undefined, 1_000)
process.on('SIGTERM', () => clearInterval(alive))
