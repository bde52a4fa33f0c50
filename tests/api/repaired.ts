import { people } from '../support/people.ts'
import { must, published } from './lives.ts'
import type { Api } from './support.ts'

const proof = [{ title: '证明（虚构）' }]

/** A case whose repair was granted; the clock stands on the day from which that may be asked for. */
export async function repaired(api: Api): Promise<string> {
  const caseNo = await published(api)
  await must(api, caseNo, people.entity, 'rectification.commit', { commitment: '承诺' })
  const { body } = await api.as(people.entity).ask(`/api/v1/cases/${caseNo}`)
  const items = body.rectification.requirements.map(({ id }: { id: string }) => ({
    requirement: id,
    statement: '已改正',
    evidence: proof,
  }))
  await must(api, caseNo, people.entity, 'rectification.submitEvidence', { items })
  await must(api, caseNo, people.reviewer, 'rectification.accept', { findings: '到位' })
  api.clock.set(body.publicity.repairFrom)
  await must(api, caseNo, people.entity, 'repair.apply', { proof, commitment: '承诺' })
  await must(api, caseNo, people.officer, 'repair.accept', { comments: '' })
  await must(api, caseNo, people.officer, 'repair.verify', { findings: '属实' })
  await must(api, caseNo, people.reviewer, 'repair.grant', { reasons: '符合条件' })
  return caseNo
}
