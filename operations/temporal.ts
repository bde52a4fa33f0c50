import { spawn } from 'node:child_process'
import { Connection } from '@temporalio/client'
import { freePort, isPortFree } from './ports.ts'
import { StartupError } from './startup-error.ts'
import { findTemporal, temporalCli } from './temporal-binary.ts'

export interface RunningTemporal {
  readonly address: string
  /** Resolves when the server has ended, wanted or not. */
  readonly exited: Promise<void>
  stop(): Promise<void>
}

// The store is in memory and may be lost: PostgreSQL keeps the record and the sweep brings every conductor back.
// The dev server's own 20 reads of its transfer queue a second would be most of the latency after an activity.
const dynamicConfig = ['history.transferProcessorMaxPollRPS=200', 'history.timerProcessorMaxPollRPS=200']

/** Starts a Temporal server on loopback. */
export async function startTemporal(options: { port?: number; say?: (line: string) => void } = {}): Promise<RunningTemporal> {
  const binary = await findTemporal(temporalCli, options.say ?? (() => undefined))
  const port = options.port ?? (await freePort())
  if (!(await isPortFree(port))) {
    throw new StartupError(`Port ${port} is in use, so Temporal cannot start: end what uses it, or choose another port.`)
  }
  const flags = dynamicConfig.flatMap((value) => ['--dynamic-config-value', value])
  const child = spawn(
    binary,
    ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error', ...flags],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000)
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = `127.0.0.1:${port}`
  let ended = false
  void exited.then(() => (ended = true))
  const until = Date.now() + 30_000
  while (!(await answers(address))) {
    if (ended) throw new StartupError(`Temporal ended while starting: ${words.trim().split('\n').at(-1)}`)
    if (Date.now() > until) {
      child.kill('SIGKILL')
      throw new StartupError('Temporal did not answer within 30 seconds: look at what else runs on this machine.')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    address,
    exited,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(timer)
    },
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 })
    await connection.workflowService.describeNamespace({ namespace: 'default' })
    await connection.close()
    return true
  } catch {
    return false
  }
}
