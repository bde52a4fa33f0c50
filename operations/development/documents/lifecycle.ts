import type { CaseState, CommandType } from '../../../domain/case.ts'
import { stageOf } from '../../../domain/stage.ts'
import type { LivedStep } from './every-life.ts'

/** What each diagram follows: one word of the state, absent while the track has not begun. */
export const followed: Readonly<Record<string, (state: CaseState) => string | undefined>> = {
  'The case': stageOf,
  Listing: (state) => state.listing.status,
  Publicity: (state) => state.publicity?.status,
  'A measure': (state) => Object.values(state.measures)[0]?.status,
  Rectification: (state) => rectification(state),
  'An interview': (state) => {
    const last = state.interviews.at(-1)
    return last && `${last.kind}_${last.status}`
  },
  'An objection': (state) => state.objections.at(-1)?.status,
  'A repair': (state) => state.repairs.at(-1)?.status,
}

function rectification({ rectification: found }: CaseState): string | undefined {
  if (!found || found.status === 'accepted') return found?.status
  if (found.referredOn !== undefined) return `${found.status}_referred`
  return found.overdueOn === undefined ? found.status : `${found.status}_overdue`
}

/** Collects every change of a word that a command has caused, and draws them. */
export class Lifecycle {
  readonly #edges = new Map<string, Map<string, Set<CommandType>>>(
    Object.keys(followed).map((title) => [title, new Map()]),
  )

  add({ command, before, after }: Pick<LivedStep, 'command' | 'before' | 'after'>): void {
    for (const [title, word] of Object.entries(followed)) {
      const from = before && word(before)
      const to = word(after)
      if (to === undefined || from === to) continue
      const arrows = this.#edges.get(title)!
      const arrow = `${from ?? '[*]'} --> ${to}`
      arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(command))
    }
  }

  /** The page of all diagrams. */
  draw(): string {
    const intro = `Drawn by \`npm run docs\` by living a case on the real rules, breadth-first from its proposal, going on from each state in which two facts meet for the first time ([how far that reaches](../operations/development/documents/every-life.ts)): every arrow is a command that the domain carried out. A test draws it again and compares.`
    const diagrams = [...this.#edges].map(([title, arrows]) => diagram(title, arrows))
    return `# Lifecycle\n\n${intro}\n\n${diagrams.join('\n')}`
  }
}

function diagram(title: string, arrows: ReadonlyMap<string, ReadonlySet<CommandType>>): string {
  const lines = [...arrows].map(([arrow, commands]) => `  ${arrow}: ${[...commands].sort().join('<br>')}`).sort()
  return `## ${title}\n\n\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n\`\`\`\n`
}
