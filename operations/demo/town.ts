import { ensureAccounts } from '../../identity/accounts.ts'
import type { Account } from '../../identity/accounts.ts'
import { openSession } from '../../identity/sessions.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Pool } from 'pg'
import { Person } from './client.ts'

const agency = 'agency-pudong'
const departments = ['dept-finance', 'dept-honours', 'dept-inspection']

/** The people of the demonstration, and who turns its calendar. All are fictitious. */
export interface Town {
  readonly officer: Person
  readonly secondOfficer: Person
  readonly reviewer: Person
  readonly supervisor: Person
  readonly department: (code: string) => Person
  readonly entity: (code: string) => Person
  /** Turns the day and waits until all have caught up; with today's day only waits. */
  readonly turn: (to: LocalDate) => Promise<void>
}

const district = '310115'
const entityAccount = (code: string) => `entity-${code}`

/** The accounts of everybody who acts, one for each entity. */
export function townAccounts(entityCodes: readonly string[]): Account[] {
  return [
    { id: 'demo-officer', name: '经办人（虚构）', role: 'caseOfficer', agency, district },
    { id: 'demo-second-officer', name: '第二经办人（虚构）', role: 'caseOfficer', agency, district },
    { id: 'demo-reviewer', name: '审核人（虚构）', role: 'reviewer', agency, district },
    { id: 'demo-supervisor', name: '市信用办（虚构）', role: 'citySupervisor' },
    { id: 'demo-operator', name: '运维（虚构）', role: 'operator' },
    ...departments.map((code): Account => ({
      id: `demo-${code}`,
      name: `${code}（虚构）`,
      role: 'implementingOfficer',
      agency: code,
    })),
    ...entityCodes.map((code): Account => ({
      id: entityAccount(code),
      name: '代理人（虚构）',
      role: 'entityAgent',
      entityCode: code,
    })),
  ]
}

/** Opens accounts for everybody who acts, one for each entity. */
export async function openTown(
  { pool, address, password }: { pool: Pool; address: string; password: string },
  entityCodes: readonly string[],
): Promise<Town> {
  const accounts = townAccounts(entityCodes)
  await ensureAccounts(pool, accounts, password)
  const people = new Map(accounts.map(({ id }) => [id, new Person(address, id, password)]))
  const person = (id: string): Person => {
    const found = people.get(id)
    if (!found) throw new Error(`Nobody in the demonstration is called ${id}`)
    return found
  }
  // A password takes a third of a second to check on purpose; hundreds of them would take minutes.
  for (const [id, someone] of people) someone.arriveWith((await openSession(pool, id, { device: 'demo' })).token)
  return {
    officer: person('demo-officer'),
    secondOfficer: person('demo-second-officer'),
    reviewer: person('demo-reviewer'),
    supervisor: person('demo-supervisor'),
    department: (code) => person(`demo-${code}`),
    entity: (code) => person(entityAccount(code)),
    turn: async (to) => await turn(person('demo-operator'), to),
  }
}

interface Turned {
  readonly today: LocalDate
  readonly caughtUp: boolean
  readonly outstanding?: unknown
}

// A busy machine may take long over a day, but one that does nothing for so long is stuck.
const waitSeconds = 30
const asksAtMost = 20

async function turn(operator: Person, to: LocalDate): Promise<void> {
  for (let ask = 1; ; ask += 1) {
    const turned = await operator.post<Turned>('/sandbox/clock', { to, waitSeconds })
    if (turned.caughtUp && turned.today === to) return
    if (ask === asksAtMost)
      throw new Error(`The clock stands at ${turned.today} on its way to ${to}: ${JSON.stringify(turned.outstanding)}`)
  }
}
