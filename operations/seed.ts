// `npm run seed`: fills a running installation with fictitious cases at every stage, through its own API.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { demoAccounts, demoPassword } from '../api/demo-accounts.ts'
import { shanghaiDate } from '../record/clock.ts'
import { Person } from './demo/client.ts'
import { actsToday, officer, proposalOfToday } from './demo/stages.ts'

const { values } = parseArgs({ options: { address: { type: 'string', default: 'http://127.0.0.1:8080' } } })
const workbook = fileURLToPath(new URL('./demo/listing-import.xlsx', import.meta.url))
const people = Object.fromEntries(demoAccounts.map(({ id }) => [id, new Person(values.address, id, demoPassword)]))
const person = (id: string) => people[id] as Person

async function main(): Promise<void> {
  const today = shanghaiDate(new Date())
  const all = actsToday(today)
  for (let until = 0; until <= all.length; until += 1) {
    const caseNo = await person(officer).propose(proposalOfToday)
    for (const [who, type, payload] of all.slice(0, until)) await person(who).give(caseNo, type, payload)
    console.log(`${caseNo}: ${all[until - 1]?.[1] ?? 'listing.propose'}`)
  }
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
