import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onNewDecision } from '../../fictitious/proposal.ts'
import { demoPassword } from '../../fictitious/people.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { Person } from '../demo/client.ts'
import { actsToday, proposalOfToday } from '../demo/stages.ts'
import { requireReplay } from '../development/replay.ts'
import { startStack } from '../start/stack.ts'

/** Who asks in a fuzzing run: a demonstration account for each kind of rights. */
export const askers = {
  officer: 'officer-310115',
  reviewer: 'reviewer-310115',
  department: 'dept-inspection',
  entity: 'entity-example',
  supervisor: 'supervisor-city',
  operator: 'operator',
} as const
export type Asker = keyof typeof askers

/** An installation of its own that is being asked, with cases that commands have brought to several stages. */
export interface FuzzHouse {
  readonly address: string
  readonly tokens: Readonly<Record<Asker, string>>
  readonly caseNos: readonly string[]
}

// One address asks for everybody here; what slows down strangers would only hide what is looked for.
const env = {
  DEMO_ACCOUNTS: 'true',
  SIGN_INS_PER_MINUTE: '1000000',
  PUBLIC_READS_PER_MINUTE: '1000000',
  LOG_LEVEL: 'error',
}

/** Brings an installation up, lets `work` ask it, and takes it away again. */
export async function withFuzzHouse<T>(
  say: (line: string) => void,
  stages: readonly number[],
  work: (house: FuzzHouse) => Promise<T>,
): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bihuan-fuzz-'))
  const stack = await startStack({ say, dataFolder, env, fast: true })
  try {
    const { address } = stack
    const caseNos = await casesAt(address, stages)
    const opened = await Promise.all(
      Object.entries(askers).map(async ([asker, account]) => [asker, await signedIn(address, account)] as const),
    )
    const answer = await work({ address, caseNos, tokens: Object.fromEntries(opened) as Record<Asker, string> })
    await requireReplay(stack.temporalAddress, { say: console.log })
    return answer
  } finally {
    await stack.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function signedIn(address: string, account: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: demoPassword }),
  })
  if (answer.status !== 201) throw new Error(`${account} could not sign in: ${await answer.text()}`)
  return ((await answer.json()) as { token: string }).token
}

/** A case for each count of acts, brought there by the people whose turn it is. */
async function casesAt(address: string, stages: readonly number[]): Promise<string[]> {
  const people = new Map<string, Person>()
  const person = (id: string) => {
    const known = people.get(id) ?? new Person(address, id, demoPassword)
    people.set(id, known)
    return known
  }
  const made: string[] = []
  for (const count of stages) {
    const caseNo = await person(askers.officer).propose(onNewDecision(proposalOfToday))
    const acts = actsToday(shanghaiDate(new Date()), caseNo)
    for (const [who, type, payload] of acts.slice(0, count)) await person(who).give(caseNo, type, payload)
    made.push(caseNo)
  }
  return made
}
