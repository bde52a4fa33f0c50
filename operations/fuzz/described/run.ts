import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Asker, FuzzHouse } from '../house.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

// No 5xx, and nothing that the description does not say. What is refused lawfully is no fault of the description.
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'unsupported_method',
].join()

// They end the session that asks.
const endings = ['signOut', 'endSession', 'endSessionsOf', 'changePassword']

export interface DescribedRun {
  readonly asker: Asker
  readonly requests: number
  readonly isGood: boolean
  readonly told: string
}

/** Lets schemathesis ask what the description says, as one asker, with so many examples of each operation at most. */
export async function askAsDescribed(
  program: string,
  { address, tokens, caseNos }: FuzzHouse,
  asker: Asker,
  { examples, seconds, seed, phases }: { examples: number; seconds: number; seed: number; phases: string },
): Promise<DescribedRun> {
  const args = [
    '--config-file',
    here('schemathesis.toml'),
    'run',
    `${address}/openapi.json`,
    `--header=Authorization: Bearer ${tokens[asker]}`,
    `--phases=${phases}`,
    `--max-examples=${examples}`,
    `--max-time=${seconds}`,
    `--seed=${seed}`,
    `--checks=${checks}`,
    '--no-shrink',
    '--suppress-health-check=all',
    ...endings.flatMap((id) => [`--exclude-operation-id=${id}`]),
  ]
  const env = {
    ...process.env,
    SCHEMATHESIS_HOOKS: 'hooks',
    PYTHONPATH: here('.'),
    BIHUAN_FUZZ_CASES: caseNos.join(),
  }
  // What it remembers of a run stays with the program.
  const child = spawn(program, args, { env, cwd: dirname(program), stdio: ['ignore', 'pipe', 'pipe'] })
  const pieces: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => void pieces.push(String(text)))
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (ended) => resolve(ended ?? 1))
  })
  const told = pieces.join('')
  return { asker, requests: Number(/^requests: (\d+)$/m.exec(told)?.[1] ?? 0), isGood: code === 0, told }
}
