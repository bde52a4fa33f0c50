// `npm run seed`: fills a running installation with fictitious cases at every stage, through its own API.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { onNewDecision } from '../../fictitious/proposal.ts'
import { demoAccounts, demoPassword } from '../../fictitious/people.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { Person } from './client.ts'
import { bringToRegister } from './public-lives.ts'
import { actsToday, officer, proposalOfToday } from './stages.ts'

const { values } = parseArgs({ options: { address: { type: 'string', default: 'http://127.0.0.1:8080' } } })
const workbook = fileURLToPath(new URL('./listing-import.xlsx', import.meta.url))
const people = Object.fromEntries(demoAccounts.map(({ id }) => [id, new Person(values.address, id, demoPassword)]))
const person = (id: string) => people[id] as Person

async function main(): Promise<void> {
  const today = shanghaiDate(new Date())
  // Beside the cases of the one enterprise that whoever looks around signs in for.
  const onRegister = bringToRegister(person, today)
  for (let until = 0, count = 0; until <= count; until += 1) {
    const caseNo = await person(officer).propose(onNewDecision(proposalOfToday))
    const all = actsToday(today, caseNo)
    count = all.length
    for (const [who, type, payload] of all.slice(0, until)) await person(who).give(caseNo, type, payload)
    console.log(`${caseNo}: ${all[until - 1]?.[1] ?? 'listing.propose'}`)
  }
  const listed = await onRegister
  console.log(`On the public register: ${listed.join(', ')}`)
  const { id } = await person(officer).upload('listing-import.xlsx', readFileSync(workbook))
  console.log(`Import ${id}: a workbook of 200 rows is being read. Sign in at ${values.address} to look around.`)
}

await main().catch((error: unknown) => {
  console.error(
    `The installation at ${values.address} could not be filled: ${error instanceof Error ? error.message : String(error)}`,
  )
  console.error('Start it with npm start on its embedded database first; --address names another one.')
  process.exitCode = 1
})
