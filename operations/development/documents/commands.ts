import type { CommandType } from '../../../domain/case.ts'
import { commandTypes, rolesOf } from '../../../domain/decide.ts'
import { statusOf } from '../../../domain/refusal.ts'
import type { RefusalCode } from '../../../domain/refusals/index.ts'
import { actsOfOthers } from '../../../domain/four-eyes.ts'
import { stageOf, stages } from '../../../domain/stage.ts'
import type { LivedStep, Witness } from './every-life.ts'
import { followed } from './lifecycle.ts'

/** What an exploration has seen of one command. */
class Seen {
  readonly roles = new Set<string>()
  readonly stages = new Set<string>()
  readonly statuses = new Set<string>()
  readonly events = new Set<string>()
  readonly opens = new Set<string>()
  readonly closes = new Set<string>()
  readonly refusals = new Set<RefusalCode>()
}

/** The diagram that a track of commands has; the other tracks have none. */
const diagramOf: Readonly<Record<string, keyof typeof followed>> = {
  listing: 'Listing',
  publicity: 'Publicity',
  measure: 'A measure',
  rectification: 'Rectification',
  interview: 'An interview',
  objection: 'An objection',
  repair: 'A repair',
}

const trackOf = (type: string) => type.slice(0, type.indexOf('.'))

/** Collects what every command did and why it was refused, and writes it down. */
export class CommandReference implements Witness {
  readonly #seen = new Map<CommandType, Seen>(commandTypes.map((type) => [type, new Seen()]))

  step({ command, by, before, events }: LivedStep): void {
    const seen = this.#seen.get(command)!
    seen.roles.add(by.role)
    if (before) seen.stages.add(stageOf(before))
    const diagram = diagramOf[trackOf(command)]
    const status = before && diagram && followed[diagram]?.(before)
    if (status !== undefined) seen.statuses.add(status)
    for (const { type, opens = [], closes = [] } of events) {
      seen.events.add(type)
      for (const { topic } of opens) seen.opens.add(topic)
      for (const { key } of closes) {
        const topic = before?.deadlines[key]?.topic
        if (topic !== undefined) seen.closes.add(topic)
      }
    }
  }

  refused(command: CommandType, code: RefusalCode): void {
    this.#seen.get(command)!.refusals.add(code)
  }

  /** The commands that no life gave. */
  unseen(): CommandType[] {
    return [...this.#seen].filter(([, { events }]) => events.size === 0).map(([type]) => type)
  }

  /** The page. */
  draw(): string {
    const tracks = [...new Set(commandTypes.map(trackOf))]
    const parts = tracks.map((track) => {
      const entries = commandTypes.filter((type) => trackOf(type) === track).map((type) => this.#entry(type))
      return `## ${track}\n\n${entries.join('\n')}`
    })
    return `# Commands\n\n${intro}\n\n${parts.join('\n')}`
  }

  #entry(type: CommandType): string {
    const seen = this.#seen.get(type)!
    const who = type === 'listing.propose' ? [...seen.roles] : rolesOf(type)
    const atStage = stages.filter((stage) => seen.stages.has(stage))
    const statuses = [...seen.statuses].sort()
    const refusals = [...seen.refusals].sort().map((code) => `${code} (${statusOf({ code })})`)
    const lines: readonly (readonly [string, readonly string[]])[] = [
      ['Who', who],
      [
        'Not by whoever wrote',
        actsOfOthers(type).map(({ type: act, onPaper }) => (onPaper ? `${act} (from paper)` : act)),
      ],
      ['Stages', atStage],
      ['Status of the track', statuses],
      [
        'Events',
        seen.events.size === 0 ? ['none: not given under one set of rules and one catalogue'] : [...seen.events].sort(),
      ],
      ['Opens', [...seen.opens].sort()],
      ['Closes', [...seen.closes].sort()],
      ['Refused with', refusals],
    ]
    const told = lines
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => `- ${name}: ${values.join(', ')}`)
    return `### ${type}\n\n${told.join('\n')}\n`
  }
}

const intro = [
  'Written by `npm run docs`. Who may give a command stands in the domain; all else was seen while a case was lived on the real rules, breadth-first from its proposal, going on from each state in which two facts meet for the first time ([how far that reaches](../operations/development/documents/every-life.ts)): at which stages of the case and in which status of its track the command was carried out, the events that it caused, and the topics of the deadlines that began or ended with it.',
  'Refused with: what refuses it whatever its payload, with the status of HTTP. Each command is refused besides to those who have no right to it (`role.…`, 403), with a version that is not the newest (`case.stale`, 412), and for faults of its payload; those are not listed. What is sent with each is in `/openapi.json`.',
].join('\n\n')
