import { setTimeout as wait } from 'node:timers/promises'
import { familyOf, pauseAll, signalAll, untilGone } from './processes.ts'

/** A running process of a part. */
export interface Running {
  readonly pid: number
  readonly exited: Promise<number>
  readonly lastWords: () => string
  readonly stop: () => Promise<void>
}

/** One life of a part's process, as it is told at the end. */
export interface PartEnd {
  readonly part: string
  readonly words: string
}

const betweenStartsMs = 500
const goneWithinMs = 30_000

// A program that fails says a lot, and the reason in the first line that names an error, or else last.
function gist(words: string): string {
  const lines = words.trim().split('\n')
  return (lines.find((line) => /^\s*(\S*Error|FATAL|PANIC)\b.*:/.test(line)) ?? lines.at(-1) ?? '').trim()
}

/** A part of the house: a process that is started again whenever it ends, wanted or not, until it is closed. */
export class Part {
  readonly name: string
  /** Ends that no blow has caused. */
  readonly ownEnds: PartEnd[] = []
  private readonly launch: () => Promise<Running>
  private running: Running | undefined
  private startedAt = 0
  private awayUntil = 0
  private closing = false
  private expected = false
  private letGo: (() => void) | undefined
  private keeping: Promise<void> | undefined

  constructor(name: string, launch: () => Promise<Running>) {
    this.name = name
    this.launch = launch
  }

  get pid(): number | undefined {
    return this.running?.pid
  }

  /** How long the present process has run, in milliseconds; 0 when there is none. */
  get age(): number {
    return this.running ? Date.now() - this.startedAt : 0
  }

  /** Starts it for the first time; throws when it does not come up. From then on it is kept up. */
  async start(): Promise<void> {
    await this.up()
    this.keeping = this.keep()
  }

  /** Ends it at once, when it runs, with all that it has started, and lets it be away for so long. */
  async kill(awayMs: number, meanwhile: () => void = () => undefined): Promise<void> {
    this.resume()
    await this.untilRunning()
    const { running } = this
    this.away(awayMs)
    if (running) {
      const family = familyOf(running.pid)
      signalAll(family, 'SIGKILL')
      await untilGone(family, goneWithinMs)
    }
    meanwhile()
  }

  /** Waits until it runs, for a minute at most. */
  async untilRunning(): Promise<void> {
    for (const until = Date.now() + 60_000; !this.running && !this.closing && Date.now() < until; await wait(50));
  }

  /** Asks it to end in good order. */
  async restart(): Promise<void> {
    this.resume()
    await this.untilRunning()
    this.away(0)
    await this.running?.stop()
  }

  /** Stops it in the middle of whatever it does. */
  pause(): void {
    const { running } = this
    if (running && !this.letGo) this.letGo = pauseAll(familyOf(running.pid))
  }

  resume(): void {
    this.letGo?.()
    this.letGo = undefined
  }

  async close(): Promise<void> {
    this.closing = true
    this.awayUntil = 0
    this.resume()
    await this.running?.stop()
    await this.keeping
  }

  private away(ms: number): void {
    this.expected = this.running !== undefined
    this.awayUntil = Date.now() + ms
  }

  private async up(): Promise<void> {
    const running = await this.launch()
    this.running = running
    this.startedAt = Date.now()
    if (this.closing) await running.stop()
  }

  private async keep(): Promise<void> {
    for (;;) {
      await this.running?.exited
      const words = this.running?.lastWords() ?? ''
      this.running = undefined
      if (this.closing) return
      if (!this.expected) this.ownEnds.push({ part: this.name, words: gist(words) })
      this.expected = false
      await this.untilUp()
    }
  }

  private async untilUp(): Promise<void> {
    while (!this.closing) {
      await wait(Math.max(betweenStartsMs, this.awayUntil - Date.now()))
      try {
        await this.up()
        return
      } catch (error) {
        // A part whose neighbours are away, or whose disk is full, may not come up yet.
        this.ownEnds.push({ part: this.name, words: gist(error instanceof Error ? error.message : String(error)) })
      }
    }
  }
}
