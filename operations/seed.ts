// `npm run seed`: fills a running installation with fictitious cases at every stage, through its own API.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { demoAccounts, demoPassword } from '../api/demo-accounts.ts'
import type { Commands, CommandType } from '../domain/case.ts'
import { shanghaiDate } from '../record/clock.ts'
import { Person } from './demo/client.ts'
import { fictitiousProposal } from './explore/proposal.ts'

const { values } = parseArgs({ options: { address: { type: 'string', default: 'http://127.0.0.1:8080' } } })
const workbook = fileURLToPath(new URL('./demo/listing-import.xlsx', import.meta.url))
const evidence = [{ title: '证明材料（虚构）' }]
const proof = '送达回证（虚构）'

const people = Object.fromEntries(demoAccounts.map(({ id }) => [id, new Person(values.address, id, demoPassword)]))
const person = (id: string) => people[id] as Person
const officer = 'officer-310115'
const reviewer = 'reviewer-310115'
const entity = 'entity-example'

/** The acts of one case in the order of the closed loop, each by the person whose turn it is. */
function acts(today: string): readonly (readonly [string, CommandType, Commands[CommandType]])[] {
  const act = <T extends CommandType>(who: string, type: T, payload: Commands[T]) => [who, type, payload] as const
  const measure = 'M09'
  return [
    act(reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' }),
    act(officer, 'listing.serveNotice', { method: 'direct', servedOn: today, proof }),
    act(entity, 'listing.defend', { grounds: [{ id: 'g1', text: '已及时改正（虚构）' }], evidence }),
    act(officer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不影响认定', accepted: false }] }),
    act(reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚，依据充分' }),
    act(officer, 'listing.serveDecision', {
      method: 'direct',
      servedOn: today,
      proof,
      decisionDocNo: '沪虚认〔2026〕1号',
      repairGuidanceDocNo: '沪虚修〔2026〕1号',
    }),
    act(officer, 'publicity.publish', {}),
    act('dept-inspection', 'measure.acknowledge', { measure }),
    act(entity, 'rectification.commit', { commitment: '公开承诺限期整改' }),
    act(entity, 'rectification.submitEvidence', {
      items: fictitiousProposal.rectification.requirements.map(({ id }) => ({
        requirement: id,
        statement: '已整改',
        evidence,
      })),
    }),
    act(officer, 'rectification.accept', { findings: '核验属实' }),
    act(entity, 'repair.apply', { proof: evidence, commitment: '信用承诺' }),
    act(officer, 'repair.accept', { comments: '受理' }),
    act(officer, 'repair.verify', { findings: '属实' }),
    act(reviewer, 'repair.grant', { reasons: '符合条件，准予修复' }),
    act('dept-inspection', 'measure.confirmLift', { measure, on: today, proof: '解除回执（虚构）' }),
  ]
}

// A minor record may be repaired as soon as its duties are fulfilled, so a whole case fits into one day.
const proposal = {
  ...fictitiousProposal,
  listType: 'watch-list',
  tier: 'minor' as const,
  measures: [{ code: 'M09', department: 'dept-inspection' }],
}

async function main(): Promise<void> {
  const today = shanghaiDate(new Date())
  const all = acts(today)
  for (let until = 0; until <= all.length; until += 1) {
    const caseNo = await person(officer).propose(proposal)
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
