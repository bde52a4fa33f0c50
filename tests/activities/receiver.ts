import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a recipient does with all that it hears from now on. */
export interface Behaviour {
  readonly does: 'takes' | 'stalls' | 'drips' | 'floods' | 'redirects'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** After how long it answers. */
  readonly delayMs?: number
  /** The status for some cases, by number. */
  readonly poison?: Readonly<Record<string, number>>
}

/** Something that a recipient has heard. */
export interface Heard {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** With which status, or with what else. */
  readonly answers: number | string
}

const program = fileURLToPath(new URL('receiver-process.mjs', import.meta.url))

/** Starts a recipient in a process of its own; one that was killed can be started again at the same port. */
export async function startReceiver() {
  const heard: Heard[] = []
  let closed = 0
  const start = async (port: number) => {
    const child = fork(program, [String(port)], { execArgv: [] })
    child.on('message', (message: Heard | { readonly closed: true }) => {
      if ('path' in message) heard.push(message)
      if ('closed' in message) closed += 1
    })
    const [{ port: at }] = (await once(child, 'message')) as [{ port: number }]
    return { child, at }
  }
  let { child, at } = await start(0)
  const end = async (one: ChildProcess) => {
    const ended = once(one, 'exit')
    one.kill('SIGKILL')
    await ended
  }
  return {
    heard,
    get closed() {
      return closed
    },
    get address() {
      return `http://127.0.0.1:${at}/in`
    },
    /** The ids of what was taken, in order. */
    taken: () => heard.filter(({ answers }) => answers === 200).map(({ headers }) => headers['webhook-id']!),
    async behave(behaviour: Behaviour) {
      await new Promise<void>((resolve, reject) =>
        child.send(behaviour, (error) => (error ? reject(error) : resolve())),
      )
    },
    async kill() {
      await end(child)
    },
    async comeBack() {
      ;({ child, at } = await start(at))
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) await end(child)
    },
  }
}
