import type { Commands, CommandType } from '../../domain/case.ts'
import { demoFirms } from '../../fictitious/people.ts'
import { usual } from '../../fictitious/course.ts'
import { onNewDecision, fictitiousProposal } from '../../fictitious/proposal.ts'
import type { Person } from './client.ts'

type Proposal = Commands['listing.propose']

const evidence = [{ title: '证明材料（虚构）' }]

const serious = { tier: 'serious', measures: fictitiousProposal.measures } as const
const general = {
  tier: 'general',
  listType: 'watch-list',
  measures: [{ code: 'M09', department: 'dept-inspection' }],
} as const

/** What each of the enterprises has done, in words of its own: no two entries of the register read alike. */
const conducts: readonly Pick<Proposal, 'listType' | 'tier' | 'measures' | 'violation' | 'legalBasis'>[] = [
  {
    ...serious,
    listType: 'work-safety-severe',
    violation: { type: '未对从业人员进行安全生产培训', facts: '行车工未经培训上岗作业（虚构）' },
    legalBasis: '《中华人民共和国安全生产法》第九十七条',
  },
  {
    ...serious,
    listType: 'ecology-severe',
    violation: { type: '超标排放水污染物', facts: '总排口化学需氧量超标二倍（虚构）' },
    legalBasis: '《中华人民共和国水污染防治法》第八十三条',
  },
  {
    ...general,
    violation: { type: '违规存放危险化学品', facts: '将危险化学品存放于普通仓库（虚构）' },
    legalBasis: '《危险化学品安全管理条例》第八十条',
  },
  {
    ...serious,
    listType: 'wage-arrears-severe',
    violation: { type: '拖欠农民工工资', facts: '拖欠二十三人工资，经责令逾期未付（虚构）' },
    legalBasis: '《保障农民工工资支付条例》第五十三条',
  },
  {
    ...general,
    violation: { type: '未按规定保存进货凭证', facts: '抽查的三批食材没有进货凭证（虚构）' },
    legalBasis: '《中华人民共和国食品安全法》第一百二十六条',
  },
  {
    ...serious,
    listType: 'market-regulation-severe',
    violation: { type: '虚假宣传', facts: '虚构交易和用户评价（虚构）' },
    legalBasis: '《中华人民共和国反不正当竞争法》第二十条',
  },
  {
    ...general,
    violation: { type: '特种设备未经检验使用', facts: '使用的起重机械超过检验有效期（虚构）' },
    legalBasis: '《中华人民共和国特种设备安全法》第八十四条',
  },
  {
    ...general,
    violation: { type: '消防设施未保持完好有效', facts: '地下车库喷淋系统停用（虚构）' },
    legalBasis: '《中华人民共和国消防法》第六十条',
  },
]

/** How far each of them has come after its publication. */
const beyond = [
  'published',
  'committed',
  'submitted',
  'accepted',
  'contested',
  'committed',
  'submitted',
  'published',
] as const

/** The enterprise of a case that becomes public, its proposal, and how far it goes. */
function lifeOf(n: number) {
  const firm = demoFirms[n]!
  const { code, name, district } = firm
  const agency = district === '310115' ? 'agency-pudong' : 'agency-jingan'
  const { entity } = fictitiousProposal
  const own = { agency, district, entity: { ...entity, code, name, district }, ...conducts[n]! }
  return { firm, proposal: onNewDecision({ ...fictitiousProposal, ...own }), goesTo: beyond[n]! }
}

/** Brings the enterprises onto the public register by the acts of their people, and some of them further; answers the cases. */
export async function bringToRegister(person: (id: string) => Person, today: string): Promise<readonly string[]> {
  return await Promise.all(demoFirms.map(async (_firm, n) => await live(person, today, lifeOf(n))))
}

async function live(
  person: (id: string) => Person,
  today: string,
  { firm, proposal, goesTo }: ReturnType<typeof lifeOf>,
): Promise<string> {
  const officer = person(`officer-${firm.district}`)
  const reviewer = person(`reviewer-${firm.district}`)
  const entity = person(firm.account)
  const caseNo = await officer.propose(proposal)
  const give = async <T extends CommandType>(who: Person, type: T, payload: Commands[T]) =>
    await who.give(caseNo, type, payload)
  const asUsual = async <T extends CommandType>(who: Person, type: T) =>
    await give(who, type, usual(type, { caseNo, today }))
  await asUsual(reviewer, 'listing.review')
  await asUsual(officer, 'listing.serveNotice')
  await asUsual(entity, 'listing.waiveDefence')
  await asUsual(entity, 'listing.waiveHearing')
  await asUsual(reviewer, 'listing.determine')
  await asUsual(officer, 'listing.serveDecision')
  await asUsual(entity, 'publicity.waivePreview')
  await asUsual(officer, 'publicity.publish')
  if (goesTo === 'contested') await give(entity, 'objection.file', { grounds: '公示内容有误（虚构）', evidence })
  if (goesTo === 'published' || goesTo === 'contested') return caseNo
  await give(entity, 'rectification.commit', { commitment: '公开承诺限期整改（虚构）' })
  if (goesTo === 'committed') return caseNo
  const { requirements } = proposal.rectification
  await give(entity, 'rectification.submitEvidence', {
    items: requirements.map(({ id }) => ({ requirement: id, statement: '已整改（虚构）', evidence })),
  })
  if (goesTo === 'accepted') await give(reviewer, 'rectification.accept', { findings: '核验属实（虚构）' })
  return caseNo
}
