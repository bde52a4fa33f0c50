import { usual } from '../../../fictitious/course.ts'
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor } from '../../../domain/actor.ts'
import { creditCodeFault } from '../../../domain/identifiers/credit-code.ts'
import type { Sending } from '../../api/evidence-sending.ts'
import { hashOf } from '../../api/evidence-sending.ts'
import { carriers, must, proposed } from '../../api/lives.ts'
import type { TestDatabase } from '../../setup/database.ts'
import { textOfPdf } from '../../support/pdf-text.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'

/** What is personal in an eventful case; none of it is anybody's. */
export const planted = {
  name: '上海待删除示例有限公司（虚构）',
  representative: '欧阳示范（虚构）',
  contact: '司徒示范（虚构）',
  phone: '13800005678',
  facts: '在虚构路88号雇佣未受训人员（虚构）',
  penalty: '罚款人民币七十七万元（虚构）',
  recipient: '诸葛示范签收（虚构）',
  statement: '上官示范放弃申辩（虚构）',
  interview: '端木示范称资金困难（虚构）',
  evidenceTitle: '夏侯示范整改照片（虚构）',
  fileName: '夏侯示范',
  fileText: '夏侯示范的身份证号（虚构）',
  agentName: '钟离经办（虚构）',
  commitment: '慕容示范承诺（虚构）',
} as const

let lives = 0

// Each life has an entity of its own, since its accounts end with it.
function newAgent(): Actor & { readonly entityCode: string } {
  lives += 1
  const stem = `91310106MA1DEL${String(lives).padStart(3, '0')}`
  const entityCode = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    .split('')
    .map((sign) => stem + sign)
    .find((code) => creditCodeFault(code) === undefined)
  if (entityCode === undefined) throw new Error(`${stem} has no check digit`)
  return { id: `entity-of-the-erased-${lives}`, role: 'entityAgent', entityCode }
}

/** A case with something personal of everybody in every part of the record, lived to its end. */
export async function eventful(
  { api, send }: Sending,
  database: TestDatabase,
  files: Parameters<Sending['send']>[2][],
): Promise<{ caseNo: string; code: string }> {
  const { officer, reviewer } = people
  const agent = newAgent()
  const code = agent.entityCode
  const { entity, violation, underlyingDecision } = proposal()
  api.clock.set('2026-04-07')
  const caseNo = await proposed(api, {
    entity: { ...entity, code, name: planted.name, legalRepresentative: planted.representative },
    contact: { name: planted.contact, phone: planted.phone },
    violation: { ...violation, facts: planted.facts },
    underlyingDecision: {
      ...underlyingDecision,
      docNo: `沪监罚〔2026〕${randomUUID().slice(0, 8)}号`,
      content: planted.penalty,
    },
  })
  await must(api, caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  await must(api, caseNo, officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: '2026-04-07',
    proof: planted.recipient,
  })
  await joins(api, caseNo, code)
  await leavesTraces(database, caseNo, code)
  expect((await send(caseNo, officer, ...files)).status).toBe(201)
  await must(api, caseNo, agent, 'listing.waiveDefence', { statement: planted.statement })
  await must(api, caseNo, agent, 'listing.waiveHearing', { statement: planted.statement })
  await must(api, caseNo, reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
  await must(api, caseNo, officer, 'listing.serveDecision', {
    ...usual('listing.serveDecision', { caseNo, today: '2026-04-07' }),
    proof: planted.recipient,
  })
  await must(api, caseNo, agent, 'publicity.waivePreview', { statement: '同意提前公示' })
  await must(api, caseNo, officer, 'publicity.publish', {})
  await isInterviewed(api, caseNo)
  const evidence = [{ title: planted.evidenceTitle, sha256: hashOf(files[0]!.content) }]
  await must(api, caseNo, agent, 'rectification.commit', { commitment: planted.commitment })
  const items = ['r1', 'r2'].map((requirement) => ({ requirement, statement: planted.statement, evidence }))
  await must(api, caseNo, agent, 'rectification.submitEvidence', { items })
  await must(api, caseNo, reviewer, 'rectification.accept', { findings: '属实' })
  await isRepaired(api, caseNo, agent, evidence)
  return { caseNo, code }
}

// Its agent makes an account by the code in the notice, which a reviewer has given it.
async function joins(api: Sending['api'], caseNo: string, entityCode: string): Promise<void> {
  const print = async () => await api.as(people.officer).ask(`/api/v1/letters/${caseNo}.listing.notice`)
  await print()
  const given = await api.as(people.reviewer).ask(`/api/v1/cases/${caseNo}/invitations`, { method: 'POST' })
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  const { body } = await print()
  const invitation = /邀请码 ([-A-Z0-9]+)，/.exec(textOfPdf(Buffer.from(body)).replaceAll('\n', ''))?.[1]
  const account = {
    code: invitation,
    entityCode,
    account: `agent-${randomUUID().slice(0, 8)}`,
    name: planted.agentName,
    password: 'a quiet harbour',
  }
  const made = await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body: account })
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 })
}

// What the desk and an import would leave.
async function leavesTraces({ owner }: TestDatabase, caseNo: string, code: string): Promise<void> {
  const id = randomUUID()
  await owner.query(`INSERT INTO drafts (account, path, fields, claimed) VALUES ('officer-lin', $1, $2, true)`, [
    `/cases/${caseNo}/listing/determine`,
    JSON.stringify({ reasons: code }),
  ])
  await owner.query(
    `INSERT INTO imports (id, agency, actor, file_name, sha256, bytes, ignored_columns, request_id) VALUES ($1, 'agency-pudong', '{}', 'a.csv', $2, 1, '[]', 'r')`,
    [id, id],
  )
  await owner.query(
    `INSERT INTO import_rows (import_id, row_no, identity, outcome, case_no) VALUES ($1, 1, $2, 'accepted', $3)`,
    [id, code, caseNo],
  )
  await owner.query(`INSERT INTO import_rows (import_id, row_no, outcome) VALUES ($1, 2, 'refused')`, [id])
  await owner.query(
    `INSERT INTO import_refusals (import_id, row_no, no, code, params) VALUES ($1, 2, 1, 'import.twin', $2)`,
    [id, JSON.stringify({ code })],
  )
}

async function isInterviewed(api: Sending['api'], caseNo: string): Promise<void> {
  const { officer, reviewer } = people
  api.clock.set('2026-08-03')
  await api.system(caseNo, 'rectification.markOverdue', {})
  await api.system(caseNo, 'interview.open', { kind: 'reminder' })
  const officers = ['officer-lin', 'officer-gu']
  await must(api, caseNo, officer, 'interview.arrange', { scheduledOn: '2026-08-10', place: '虚构路1号', officers })
  await must(api, caseNo, reviewer, 'interview.approve', { comments: '同意' })
  await must(api, caseNo, officer, 'interview.notify', {
    servedOn: '2026-08-03',
    method: 'direct',
    proof: planted.recipient,
  })
  api.clock.set('2026-08-10')
  await must(api, caseNo, officer, 'interview.hold', {
    heldOn: '2026-08-10',
    officers,
    facts: planted.interview,
    requirements: '完成整改',
    commitment: planted.commitment,
    interviewee: '李某（虚构）',
    position: '法定代表人',
    authorisation: '授权委托书（虚构）',
    statement: '对逾期的原因作了说明（虚构）',
    recorder: 'officer-zhao',
    signature: 'signed',
  })
}

async function isRepaired(
  api: Sending['api'],
  caseNo: string,
  agent: Actor,
  proof: { title: string; sha256: string }[],
): Promise<void> {
  const { officer, reviewer } = people
  for (const { measure, by } of carriers) {
    await must(api, caseNo, by, 'measure.acknowledge', { measure })
    await must(api, caseNo, by, 'measure.carryOut', { measure, on: '2026-08-10', basis: '虚构依据' })
    await must(api, caseNo, by, 'measure.feedBack', {
      measure,
      result: 'executed',
      basis: '虚构依据',
      on: '2026-08-10',
      proof: '反馈单',
    })
  }
  const { body } = await api.as(agent).ask(`/api/v1/cases/${caseNo}`)
  const on: string = body.publicity.repairFrom
  api.clock.set(on)
  await must(api, caseNo, agent, 'repair.apply', { proof, commitment: planted.commitment })
  await must(api, caseNo, officer, 'repair.accept', { comments: '' })
  await must(api, caseNo, officer, 'repair.verify', { findings: '属实' })
  await must(api, caseNo, reviewer, 'repair.grant', { reasons: '符合条件' })
  for (const { measure, by } of carriers)
    await must(api, caseNo, by, 'measure.confirmLift', { measure, on, proof: '解除凭证' })
  for (const act of ['sharing', 'use'] as const) await api.system(caseNo, 'undoing.confirm', { act, receipt: '回执' })
}
