// `node --import tsx operations/lifecycle.ts` draws docs/lifecycle.md from what the domain really allows.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CaseState } from '../domain/case.ts'
import { stageOf } from '../domain/stage.ts'
import { catalogue } from '../rules/catalogue.ts'
import { ruleBook } from '../rules/index.ts'
import { fictitiousProposal } from './explore/proposal.ts'
import { diceOf, liveOnce } from './explore/random-lives.ts'

const lives = 1_500
const attemptsPerLife = 500

/** What each diagram follows: one word of the state, absent while the track has not begun. */
const tracks: Readonly<Record<string, (state: CaseState) => string | undefined>> = {
  'The case': stageOf,
  Listing: (state) => state.listing.status,
  Publicity: (state) => state.publicity?.status,
  'A measure': (state) => state.measures['M06']?.status,
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

/** Lives thousands of random cases and draws every change of a word that a command has caused. */
export function drawLifecycle(): string {
  const edges = new Map<string, Map<string, Set<string>>>()
  for (let life = 0; life < lives; life += 1) {
    const stage = { rules: ruleBook, catalogue, proposal: fictitiousProposal, start: '2026-04-07' }
    for (const { command, before, after } of liveOnce(stage, diceOf(life), attemptsPerLife)) {
      for (const [title, word] of Object.entries(tracks)) {
        const from = before && word(before)
        const to = word(after)
        if (to === undefined || from === to) continue
        const track = edges.get(title) ?? new Map<string, Set<string>>()
        const arrow = `${from ?? '[*]'} --> ${to}`
        track.set(arrow, (track.get(arrow) ?? new Set()).add(command))
        edges.set(title, track)
      }
    }
  }
  const diagrams = Object.keys(tracks).map((title) => diagram(title, edges.get(title) ?? new Map()))
  const intro = `Drawn by \`operations/lifecycle.ts\` from ${lives.toLocaleString('en')} random lives of a case on the real rules: every arrow is a command that the domain carried out. A test draws it again and compares.`
  return `# Lifecycle\n\n${intro}\n\n${diagrams.join('\n')}`
}

function diagram(title: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): string {
  const lines = [...arrows].map(([arrow, commands]) => `  ${arrow}: ${[...commands].sort().join('<br>')}`).sort()
  return `## ${title}\n\n\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n\`\`\`\n`
}

const page = fileURLToPath(new URL('../docs/lifecycle.md', import.meta.url))
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, drawLifecycle())
