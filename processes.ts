import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { LimitFunction } from 'p-limit'
import pLimit from 'p-limit'
import { placesOf } from './environment.ts'
import { busy, ProcessesBusy, turnIn, turnsByParty } from './turns.ts'

export { ProcessesBusy, turnsByParty } from './turns.ts'

/** How much work in a process may take, how long it may wait for its turn, and how many may wait. */
export interface ProcessLimits {
  /** The heap of V8. */
  readonly memoryMiB: number
  readonly seconds: number
  /** For the wait before the work: what others took is not its own. `seconds` again, if nothing is said. */
  readonly waitSeconds?: number
  readonly waiting: number
  /** How many work at the same time; one, if nothing is said. */
  readonly atOnce?: number
  /** How long an idle process stays, in seconds; ten, if nothing is said. */
  readonly idleSeconds?: number
}

/** Thrown when work has taken more memory or time than it may; it was ended, and nothing else was held up. */
export class TooMuchWork extends Error {}

/** `TooMuchWork` of time. */
export class TooLongWork extends TooMuchWork {}

/** What a process is asked for: what its work comes to, its first piece, or the piece after the last. */
export type Asked =
  | { readonly want: 'value' | 'pieces'; readonly task: unknown }
  | { readonly want: 'next'; readonly task?: undefined }

/** What a process answers; errors keep their kind and words, and of what else they carry their code. */
export type Answer =
  | { readonly value: unknown }
  | { readonly over: true }
  | { readonly error: Error; readonly code?: unknown }

/**
 * Work on what comes from outside, in a process with a heap of its own: the default export of `file`. A thread would not
 * do, since V8 ends the whole process where one allocation is larger than what is left, whatever limits the thread has.
 * For one party one work is done at a time, so that nobody's takes the room of others. Throws `TooMuchWork`, `TooLongWork`
 * and `ProcessesBusy`.
 */
export function inProcess<Task, Result>(
  file: URL,
  limits: ProcessLimits,
): (task: Task, party: string) => Promise<Result> {
  const crew = new Crew(file, limits)
  const ms = limits.seconds * 1_000
  const inTurn = turnsByParty(limits.waitSeconds ?? limits.seconds)
  let held = 0
  const worked = async (task: Task, waits: AbortSignal) => {
    if (held >= limits.waiting + crew.atOnce) throw new ProcessesBusy()
    held += 1
    try {
      return (await crew.valueOf(task, waits, ms)) as Result
    } finally {
      held -= 1
    }
  }
  return async (task, party) => await inTurn(party, async (waits) => await worked(task, waits))
}

/**
 * Work in a process whose result comes in pieces, each asked for when the one before it has been used, so that no more
 * than one is held: the default export of `file` answers with an async iterator. The process is ended when the caller
 * stops taking pieces or the signal asks to; then its reason is thrown. Throws `TooMuchWork` for too much memory. As many
 * wait as ask: who asks has an end of its own.
 */
export function piecesFromProcess<Task, Piece>(
  file: URL,
  limits: Omit<ProcessLimits, 'seconds' | 'waiting'>,
): (task: Task, signal: AbortSignal) => AsyncGenerator<Piece> {
  const crew = new Crew(file, limits)
  return async function* (task, signal) {
    const { child, giveBack } = await crew.take(signal)
    try {
      let answer = await child.ask({ want: 'pieces', task })
      while (!('over' in answer)) {
        yield valueIn(answer).value as Piece
        signal.throwIfAborted()
        answer = await child.ask({ want: 'next' })
      }
      child.isDone = true
    } finally {
      giveBack()
    }
  }
}

function valueIn(answer: Answer): { readonly value: unknown } {
  if ('value' in answer) return answer
  if ('over' in answer) return { value: undefined }
  throw answer.code === undefined ? answer.error : Object.assign(answer.error, { code: answer.code })
}

interface Taken {
  readonly child: Child
  readonly giveBack: () => void
}

/** The processes for one kind of work: so many work at once, and an idle one is used before another is started. */
class Crew {
  readonly atOnce: number
  readonly #start: () => Child
  readonly #idleMs: number
  readonly #line: LimitFunction
  readonly #idle: Child[] = []

  constructor(file: URL, { memoryMiB, atOnce = 1, idleSeconds = 10 }: Omit<ProcessLimits, 'seconds' | 'waiting'>) {
    this.atOnce = atOnce
    this.#start = () => new Child(file, memoryMiB)
    this.#idleMs = idleSeconds * 1_000
    this.#line = pLimit(atOnce)
  }

  /** What one task comes to; its turn comes before the signal, and then it works for so many milliseconds. */
  async valueOf(task: unknown, waits: AbortSignal, ms: number): Promise<unknown> {
    const over = await turnIn(this.#line, waits).catch(busy)
    const late = AbortSignal.timeout(ms)
    const { child, giveBack } = this.#begin(late, over)
    try {
      const answer = await child.ask({ want: 'value', task })
      child.isDone = true
      return valueIn(answer).value
    } catch (error) {
      throw late.aborted && error === late.reason ? new TooLongWork() : error
    } finally {
      giveBack()
    }
  }

  /** A process whose turn it is: given back, it is ended unless its work is done. Throws the reason of the signal. */
  async take(signal: AbortSignal): Promise<Taken> {
    const over = await turnIn(this.#line, signal)
    if (signal.aborted) over()
    signal.throwIfAborted()
    return this.#begin(signal, over)
  }

  #begin(signal: AbortSignal, over: () => void): Taken {
    const child = this.#idle.pop() ?? this.#start()
    child.begin()
    let isBack = false
    const giveBack = () => {
      if (isBack) return
      isBack = true
      signal.removeEventListener('abort', end)
      if (child.isDone && !child.isOver) this.#keep(child)
      else child.end(new Error('Not wanted any more'))
      over()
    }
    // Whoever asks for an end may have left the pieces where they were, and then nobody else gives the process back.
    const end = () => {
      child.end(signal.reason)
      giveBack()
    }
    signal.addEventListener('abort', end, { once: true })
    return { child, giveBack }
  }

  #keep(child: Child): void {
    this.#idle.push(child)
    child.rest(this.#idleMs, () => {
      const at = this.#idle.indexOf(child)
      if (at !== -1) this.#idle.splice(at, 1)
    })
  }
}

// The sources are TypeScript, so a process needs what this one was started with.
const tsx = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
const entry = fileURLToPath(new URL('./process-entry.ts', import.meta.url))

// The end of what a process said when it could not go on.
const saidMost = 2_000

class Child {
  isOver = false
  /** Whether the work that it was taken for has come to its end, so that it may be used again. */
  isDone = true
  readonly #process: ChildProcess
  readonly #said: Socket | null
  #words = ''
  #ended: Error | undefined
  #answer: { resolve: (answer: Answer) => void; reject: (error: unknown) => void } | undefined
  #idle: NodeJS.Timeout | undefined
  #leave: (() => void) | undefined

  constructor(file: URL, memoryMiB: number) {
    this.#process = fork(entry, [file.href], {
      execArgv: [`--max-old-space-size=${memoryMiB}`, '--max-semi-space-size=8', ...tsx],
      env: placesOf(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#said = this.#process.stderr as Socket | null
    this.#said?.on('data', (words: Buffer) => (this.#words = (this.#words + words.toString()).slice(-saidMost)))
    this.#process.on('message', (answer: Answer) => this.#answer?.resolve(answer))
    this.#process.on('error', (error) => this.#over(error))
    this.#process.on('exit', (code, signal) => this.#over(this.#fault(code, signal)))
  }

  /** Sends a message and waits for its answer. Throws why the process has ended. */
  async ask(asked: Asked): Promise<Answer> {
    return await new Promise<Answer>((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      this.#answer = { resolve, reject }
      // Where it cannot be sent, the process is ending, and its end says why.
      this.#process.send(asked, (error) => error && this.#process.kill('SIGKILL'))
    })
  }

  begin(): void {
    clearTimeout(this.#idle)
    this.isDone = false
    this.#leave = undefined
    this.#hold('ref')
  }

  /** Lets the process wait for more work, and says when it has left. */
  rest(ms: number, leave: () => void): void {
    this.#leave = leave
    this.#answer = undefined
    this.#hold('unref')
    this.#idle = setTimeout(() => this.end(new Error('Not wanted any more')), ms).unref()
  }

  /** Ends the process, whatever it is doing; who waits for an answer gets the reason. */
  end(reason: unknown): void {
    this.#over(reason as Error)
    this.#process.kill('SIGKILL')
  }

  #over(error: Error): void {
    if (this.isOver) return
    this.isOver = true
    this.#ended = error
    clearTimeout(this.#idle)
    this.#answer?.reject(error)
    this.#leave?.()
  }

  // V8 aborts where its heap is full, and Linux kills where all memory is; signals of people the process passes over.
  #fault(code: number | null, signal: NodeJS.Signals | null): Error {
    if (signal !== null || code === abortedCode) return new TooMuchWork()
    return new Error(`A process for work from outside has ended with ${code}: ${this.#words}`)
  }

  #hold(how: 'ref' | 'unref'): void {
    this.#process[how]()
    this.#process.channel?.[how]()
    this.#said?.[how]()
  }
}

// As a shell or a container tells SIGABRT.
const abortedCode = 134
