import { usual } from '../../fictitious/course.ts'
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { invitationHash } from '../../identity/invitations.ts'
import { proposeProof } from '../../database/queries/account-proofs.ts'
import { addDelegation } from '../../database/queries/delegations.ts'
import { redeemInvitation } from '../../database/queries/invitations.ts'
import { askForBinding } from '../../database/queries/provider-accounts.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Commands, CommandType } from '../../domain/case.ts'
import { noticeCode } from '../support/notice-code.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { decideSubscriber, proposeSubscriber } from '../../record/subscribers/registry.ts'
import { makeSecret } from '../../record/subscribers/secrets.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { registration } from '../support/subscribers.ts'
import type { Pages } from './support.ts'

const evidence = [{ title: '培训记录（虚构）' }, { title: '现场照片（虚构）' }]

/** Cases at the points of the loop at which pages look different, by name. */
export type Town = Readonly<Record<(typeof points)[number], string>>

const points = [
  'inReview',
  'sentBack',
  'notice',
  'defended',
  'toDetermine',
  'toServe',
  'toPublish',
  'published',
  'submitted',
  'late',
  'repair',
  'undoing',
  'repairable',
  'repairableToo',
  'answering',
  'rectifying',
  'returned',
  'hearing',
] as const

/** Brings a case to each point, and a draft and an import to the officer's desk. */
export async function buildTown({ record, clock }: Pick<Pages, 'record' | 'clock'>): Promise<Town> {
  let n = 0
  const start = async () => {
    n += 1
    const { underlyingDecision, entity } = proposal()
    const changes = {
      entity: { ...entity, name: `上海虚构第${n}建材有限公司（虚构）` },
      underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` },
      rectification: {
        requirements: [
          { id: 'r1', text: '停止违法行为（虚构）' },
          { id: 'r2', text: '提交整改报告（虚构）' },
        ],
        termDays: 60,
      },
      contact: { name: '虚构乙', phone: '021-00000000' },
    }
    return (await done(record, undefined, people.officer, 'listing.propose', proposal(changes))).caseNo
  }
  const today = async () => (await record.clock.now()).toISOString().slice(0, 10)
  const give = async <T extends CommandType>(caseNo: string, who: Actor, type: T, payload: Commands[T]) =>
    await done(record, caseNo, who, type, payload, { requestId: randomUUID() })

  const steps: Readonly<Record<string, (caseNo: string) => Promise<unknown>>> = {
    review: (c) => give(c, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '事实清楚' }),
    serveNotice: async (c) =>
      await give(c, people.officer, 'listing.serveNotice', {
        method: 'direct',
        servedOn: await today(),
        proof: '送达回证（虚构）',
      }),
    defend: (c) =>
      give(c, people.entity, 'listing.defend', {
        grounds: [
          { id: 'g1', text: '培训记录已补齐（虚构）' },
          { id: 'g2', text: '处罚决定正在复议（虚构）' },
        ],
        evidence,
      }),
    answer: async (c) => {
      await give(c, people.officer, 'listing.answerGrounds', {
        answers: [
          { ground: 'g1', answer: '系事后补签，不予采纳', accepted: false },
          { ground: 'g2', answer: '复议期间不停止执行', accepted: false },
        ],
      })
      await give(c, people.entity, 'listing.waiveDefence', { statement: '没有其他申辩（虚构）' })
      await give(c, people.entity, 'listing.waiveHearing', { statement: '不要求听证（虚构）' })
    },
    determine: (c) => give(c, people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚，依据充分' }),
    serve: async (c) =>
      await give(
        c,
        people.officer,
        'listing.serveDecision',
        usual('listing.serveDecision', { caseNo: c, today: await today() }),
      ),
    publish: async (c) => {
      await give(c, people.entity, 'publicity.waivePreview', { statement: '同意提前公示' })
      await give(c, people.officer, 'publicity.publish', {})
      await give(c, people.finance, 'measure.acknowledge', { measure: 'M06' })
      await give(c, people.finance, 'measure.carryOut', { measure: 'M06', on: await today(), basis: '清单 M06' })
    },
    submit: async (c) => {
      await give(c, people.entity, 'rectification.commit', { commitment: '承诺按期完成整改' })
      await give(c, people.entity, 'rectification.submitEvidence', {
        items: ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已按要求完成（虚构）', evidence })),
      })
    },
  }
  const upTo = async (last: string) => {
    const caseNo = await start()
    for (const [name, step] of Object.entries(steps)) {
      await step(caseNo)
      if (name === last) break
    }
    return caseNo
  }

  const toHearing = async () => {
    const caseNo = await upTo('serveNotice')
    await give(caseNo, people.entity, 'listing.waiveDefence', { statement: '没有其他申辩（虚构）' })
    await give(caseNo, people.entity, 'listing.askHearing', { reason: '事实有争议（虚构）' })
    await give(caseNo, people.officer, 'listing.notifyHearing', {
      method: 'direct',
      servedOn: await today(),
      proof: '送达回证（虚构）',
      hearingOn: '2027-05-12',
      place: '虚构路 1 号二楼听证室',
      chair: '宋某',
    })
    return caseNo
  }
  const inReview = await start()
  const sentBack = await start()
  await give(sentBack, people.reviewer, 'listing.review', { outcome: 'returned', comments: '请补充事故经过和依据条款' })
  await give(sentBack, people.officer, 'listing.revise', { legalBasis: '《中华人民共和国安全生产法》第九十七条第三项' })
  const town = {
    inReview,
    sentBack,
    notice: await upTo('review'),
    defended: await upTo('defend'),
    toDetermine: await upTo('answer'),
    toServe: await upTo('determine'),
    toPublish: await upTo('serve'),
    published: await upTo('publish'),
    submitted: await upTo('submit'),
    late: await upTo('publish'),
    repair: await upTo('submit'),
    undoing: await upTo('submit'),
    repairable: await upTo('submit'),
    repairableToo: await upTo('submit'),
  }
  for (const caseNo of [town.repair, town.undoing, town.repairable, town.repairableToo])
    await give(caseNo, people.reviewer, 'rectification.accept', { findings: '逐条核对，均已符合' })
  clock.set('2026-06-15')
  await give(town.late, people.system, 'rectification.markOverdue', {})
  await give(town.late, people.system, 'interview.open', { kind: 'reminder' })
  await give(town.late, people.officer, 'interview.arrange', {
    scheduledOn: '2026-06-25',
    place: '虚构大厦 301 室',
    officers: ['林某', '顾某'],
  })
  clock.set('2027-04-20')
  for (const caseNo of [town.repair, town.undoing]) {
    await give(caseNo, people.entity, 'repair.apply', { proof: evidence, commitment: '承诺守法经营' })
    await give(caseNo, people.officer, 'repair.accept', { comments: '' })
    await give(caseNo, people.officer, 'repair.verify', { findings: '属实' })
  }
  await give(town.undoing, people.reviewer, 'repair.grant', { reasons: '符合条件' })
  const leave = {
    delegator: people.secondOfficer.id,
    delegate: people.officer.id,
    commands: null,
    listTypes: null,
    reason: '年休假（虚构）',
  }
  await addDelegation(record.pool, { ...leave, fromOn: '2027-04-19', untilOn: '2027-04-30' }, '2027-04-19')
  const back = { delegator: people.officer.id, delegate: people.secondOfficer.id }
  await addDelegation(record.pool, { ...leave, ...back, fromOn: '2027-06-01', untilOn: '2027-06-12' }, '2027-04-19')
  const answering = await upTo('serveNotice')
  await openAccounts(record.pool, answering)
  await registerSubscribers(record.pool, town.published)
  const returned = await start()
  await give(returned, people.reviewer, 'listing.review', { outcome: 'returned', comments: '请补充询问笔录（虚构）' })
  return { ...town, answering, rectifying: await upTo('publish'), returned, hearing: await toHearing() }
}

/** Two accounts by the code of a notice, of one of which something was seen, and somebody of staff who waits to be bound. */
async function openAccounts(pool: Pool, caseNo: string): Promise<void> {
  for (const [id, name] of [
    ['entity-by-code', '虚构丙'],
    ['entity-by-new-code', '虚构丁'],
  ] as const) {
    const code = await noticeCode(pool, caseNo, people.entity.entityCode)
    await redeemInvitation(pool, invitationHash(code), { id, name })
  }
  const seen = { kind: 'receipt', seen: '送达回执第 7 号（虚构）', proposedBy: people.officer.id } as const
  await proposeProof(pool, { account: 'entity-by-code', caseNo, ...seen })
  const subject = 'https://id.example fictitious-7'
  await askForBinding(pool, { account: people.secondOfficer.id, subject, name: '虚构戊' })
}

/** A subscriber with a secret that did not take a record, and another that waits for its second person. */
async function registerSubscribers(pool: Pool, caseNo: string): Promise<void> {
  const by = people.operator.id
  const reason = '按规定共享（虚构）'
  const first = await proposeSubscriber(pool, { code: 'fictitious', registration: registration(), reason, by })
  if (isRefusal(first)) throw new Error(first.code)
  await decideSubscriber(pool, { id: first.id, by: people.city.id, decision: 'approved', comments: '' })
  await makeSecret(pool, 'fictitious', by)
  await pool.query(
    `INSERT INTO subscriber_cases (subscriber, case_no, sent_seq, failed_seq, failures, failed_at, said, excerpt, parked_at,
       skip_reason, skip_asked_by)
     VALUES ('fictitious', $1, 1, 1, 1, now(), 'answered 422', '格式有误（虚构）', now(), '对方已撤销（虚构）', $2)`,
    [caseNo, by],
  )
  const narrow = registration({ lists: ['work-safety-severe'], districts: ['310115'], tiers: ['serious'] })
  await proposeSubscriber(pool, { code: 'fictitious-sector', registration: narrow, reason, by })
}
