import { describe, expect, it } from 'vitest'
import { compose } from '../../letters/compose.ts'
import { letterKinds, vocabulary } from '../../letters/kinds.ts'
import type { Letter } from '../../letters/letter.ts'
import { draftsOf } from '../../letters/letters-of.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import { applied, handedOver, items, returned, submitted } from '../support/later-life.ts'
import { listed, notified, published } from '../support/life.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { fraudLife, law, lettersIn, removedLife, repairedLife, revokedLife, toldLives } from './lives.ts'

const all = () => [repairedLife(), removedLife(), revokedLife(), fraudLife(), ...toldLives()].flatMap(lettersIn)
const textOf = (letter: Letter) => JSON.stringify(compose(currentTemplate(letter.kind), letter.facts))
const named = (letters: readonly Letter[], occasion: string) => {
  const found = letters.find((letter) => letter.occasion === occasion)
  if (!found) throw new Error(`There is no letter ${occasion}`)
  return found
}
const contextOf = (life: Life) => ({ today: life.today, rules: ruleBook, catalogue })

describe('the letters of a case', () => {
  it('follow its acts, each named once', () => {
    const occasions = lettersIn(repairedLife()).map(({ occasion }) => occasion)
    expect(occasions).toEqual([
      'listing.notice',
      'listing.decision',
      'listing.repairGuidance',
      'rectification.order',
      'interview.1.notice',
      'interview.1.notice.2',
      'interview.1.notice.3',
      'interview.1.minutes',
      'objection.1.answer',
      'repair.1.gaps',
      'repair.1.acceptance',
      'repair.1.refusal',
      'repair.2.acceptance',
      'repair.2.grant',
      'repair.2.certificate',
      'removal',
      'measure.M06.liftOrder',
      'measure.M07.liftOrder',
      'measure.M09.liftOrder',
    ])
    expect(lettersIn(removedLife()).map(({ occasion }) => occasion)).toEqual([
      ...occasions.slice(0, 4),
      'correction',
      'listing.decision.corrected.7',
      // The answer is written when it is served, which was after the removal.
      'removal',
      'objection.1.answer',
    ])
  })

  it('tell of a repair by false material: the notice, the revocation, what is open again, from when repair is possible', () => {
    const letters = lettersIn(fraudLife())
    const words = (kind: string) => letters.findLast((one) => one.kind === kind)!.facts.words as Record<string, string>
    expect(words('repairRevocationNotice')).toMatchObject({ grantedOn: '2027-04-15', defendBy: '2027-04-22' })
    expect(words('repairRevocation')).toMatchObject({
      revokedOn: '2027-04-23',
      publicUntil: '2030-04-23',
      barredUntil: '2030-04-24',
      rectifyBy: '2027-05-24',
    })
    expect(words('rectificationReopening')).toMatchObject({ acceptedOn: '2026-04-14', rectifyBy: '2026-05-14' })
    expect(words('repairRefusal')['again']).not.toContain('虚假')
    // 行政处罚法 Art 44: the content of what is intended, with reasons and basis.
    const bar = { barTerm: '3年', barRule: expect.stringContaining('依据') as string }
    expect(words('repairRevocationNotice')).toMatchObject({ fraudTerm: '3年', ...bar })
    expect(words('repairBarNotice')).toMatchObject({ appliedOn: '2030-04-24', reasons: '材料虚假', ...bar })
    expect(words('repairBar')).toMatchObject({ appliedOn: '2030-04-24', reasons: '查实' })
  })

  it('that send late evidence back name no day that has passed', () => {
    const life = published().do(people.entity, 'rectification.commit', { commitment: '承诺整改' }).on('2026-06-10')
    life.do(people.system, 'rectification.markOverdue', {})
    life.do(people.entity, 'rectification.submitEvidence', { items }).on('2026-06-15')
    life.do(people.officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r2', text: '缺整改报告' }] })
    const letter = lettersIn(handedOver(life)).at(-1)!
    expect(letter.facts.words).toMatchObject({ rectifyBy: undefined, passedOn: '2026-06-09' })
    expect(textOf(letter)).not.toContain('日结束前补正')
    expect(textOf(letter)).toContain('整改期限已于2026年6月9日届满')
  })

  // D16: the entity's term runs from the service, and the letter names its last day.
  it('that are served by an act of their own name the term as it runs from the service', () => {
    const [returned, granted, refused] = toldLives().map((life) => lettersIn(life).at(-1)!)
    expect(returned).toMatchObject({
      occasion: 'rectification.return',
      on: '2026-06-16',
      service: { method: 'direct', servedOn: '2026-06-18', proof: '送达回证（虚构）' },
      facts: {
        words: { submittedOn: '2026-06-09', rectifyBy: '2026-07-03' },
        lists: { gaps: [{ text: '缺整改报告' }] },
      },
    })
    expect(granted?.facts.words).toMatchObject({ asked: '10', granted: '10', rectifyBy: '2026-07-08' })
    expect(refused?.facts.words).toMatchObject({ refused: '理由不足', rectifyBy: '2026-06-11' })
    expect(JSON.stringify([returned, granted, refused].map((letter) => textOf(letter!)))).not.toMatch(/\{[a-z]/)
  })

  it('are written also of what the entity has answered before it was served', () => {
    const cured = lettersIn(returned().on('2026-06-18').do(people.entity, 'rectification.submitEvidence', { items }))
    expect(cured.at(-1)).toMatchObject({
      occasion: 'rectification.return',
      service: { method: 'answered', servedOn: '2026-06-18' },
      facts: { words: { rectifyBy: '2026-07-03' }, lists: { gaps: [{ text: '缺整改报告' }] } },
    })
    const lacking = applied().do(people.officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
    lacking.do(people.entity, 'repair.supplement', { proof: [{ title: '缴款凭证（虚构）' }] })
    const gaps = named(lettersIn(lacking), 'repair.1.gaps')
    expect(gaps.facts.words['supplementBy' as never]).toBeDefined()
    expect(textOf(gaps)).not.toMatch(/\{[a-z]/)
  })

  it('are written anew where the first service was none', () => {
    const life = submitted().do(people.entity, 'service.consent', { statement: '同意电子送达' }).on('2026-05-06')
    life.do(people.officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r2', text: '缺整改报告' }] })
    const paper = { receivedOn: '2026-05-05', method: 'post', files: [{ title: '撤回声明（虚构）' }] } as const
    life.on('2026-05-11').do(people.officer, 'paper.withdrawConsent', { statement: '撤回', ...paper })
    const occasions = lettersIn(handedOver(life)).map(({ occasion }) => occasion)
    expect(occasions.slice(-2)).toEqual(['rectification.return', 'rectification.return.again'])
    expect(new Set(occasions).size).toBe(occasions.length)
  })

  it('that are to be served can be read before, and get their number so', () => {
    const life = returned().on('2026-06-18')
    const [draft, ...others] = draftsOf(life.now, life.ledger, law, contextOf(life))
    expect(draft).toMatchObject({ occasion: 'rectification.return', facts: { words: { rectifyBy: '2026-07-03' } } })
    expect(others).toEqual([])
    expect(lettersIn(life).some(({ kind }) => kind === 'evidenceReturn')).toBe(false)
  })

  it('give exactly the words and lists that templates may use, for every kind', () => {
    expect(new Set(all().map(({ kind }) => kind))).toEqual(new Set(letterKinds))
    for (const { kind, facts } of all()) {
      const { words, lists } = vocabulary[kind]
      expect(
        Object.keys(facts.words).filter((word) => !(words as readonly string[]).includes(word)),
        kind,
      ).toEqual([])
      expect(Object.keys(facts.lists).toSorted(), kind).toEqual(Object.keys(lists).toSorted())
      for (const [list, entries] of Object.entries(facts.lists)) {
        const fields = (lists as Readonly<Record<string, readonly string[]>>)[list]!.toSorted()
        for (const entry of entries) expect(Object.keys(entry).toSorted(), `${kind}.${list}`).toEqual(fields)
      }
    }
  })

  it('say of a correction what was wrong, what is right, and which letters it supersedes', () => {
    const life = published()
    life.do(people.officer, 'correction.propose', {
      field: 'decisionServedOn',
      on: '2026-04-13',
      reasons: '回证日期录错',
      evidence: [{ title: '送达回证（虚构）' }],
    })
    life.do(people.reviewer, 'correction.confirm', { comments: '' })
    const [notice] = lettersIn(life).filter(({ kind }) => kind === 'correctionNotice')
    const text = textOf(notice!)
    const said = [
      '2026年4月10日',
      '2026年4月13日',
      '回证日期录错',
      '《列入名单决定书》',
      '《责令限期整改通知书》',
      '2026年6月12日',
    ]
    expect(said.filter((part) => !text.includes(part))).toEqual([])
    expect(text).not.toContain('拟列入名单告知书')
  })

  it('leave no hole in any wording', () => {
    for (const letter of all()) expect(textOf(letter), letter.occasion).not.toMatch(/\{\w+\}|undefined|null/)
  })

  it('do not change by what comes later', () => {
    const life = listed()
    const early = lettersIn(life)
    expect(early).toHaveLength(4)
    expect(lettersIn(repairedLife()).slice(0, 4)).toEqual(early)
  })

  it('state the end of the defence as the case holds it', () => {
    const life = notified()
    const { dueOn } = life.now.deadlines['listing.defence']!
    expect(dueOn).toBe('2026-04-14')
    const text = textOf(named(lettersIn(life), 'listing.notice'))
    expect(text).toContain('本告知书于2026年4月7日送达的，截至2026年4月14日当日结束时')
    expect(text).toContain('until the end of 14 April 2026')
  })

  it('state the earliest day of repair that holds when publication uses its whole term', () => {
    const life = listed()
    const publishBy = life.now.deadlines['publicity.publish']!.dueOn
    const { words } = named(lettersIn(life), 'listing.repairGuidance').facts
    expect(words['publishBy']).toBe(publishBy)
    life.on(publishBy).do(people.system, 'publicity.publish', {})
    expect(words['earliestRepairOn']).toBe(life.now.publicity?.repairFrom)
  })

  it('name an article only where it was found in the text', () => {
    const notice = named(lettersIn(notified()), 'listing.notice').facts.words
    expect(notice['defenceRule']).toBe('依据：本单位设定')
    expect(notice['minRule']).toBe('依据：《信用修复管理办法》（国家发展改革委令第36号）（依据摘要，条文待核对）')
    const found = [...ruleBook.packs].flatMap(({ rules }) => rules).filter(({ verified }) => verified !== 'found')
    const articles = found.flatMap(({ source }) => source.article ?? [])
    for (const letter of all()) for (const article of articles) expect(textOf(letter)).not.toContain(article)
  })

  it('tell how each was served: by the recorded service, or by being here', () => {
    const letters = lettersIn(repairedLife())
    expect(named(letters, 'listing.notice').service).toEqual({
      method: 'direct',
      servedOn: '2026-04-07',
      recipient: proposal().entity.name,
      proof: '送达回证1',
    })
    for (const occasion of ['listing.decision', 'listing.repairGuidance', 'rectification.order']) {
      expect(named(letters, occasion).service.proof).toBe('送达回证2')
    }
    const grant = named(letters, 'repair.2.grant')
    expect(grant.service).toMatchObject({ method: 'electronic', proof: `BH-2026-000001/${grant.caseSeq}` })
    expect(named(letters, 'measure.M06.liftOrder').addressee).toEqual({
      party: 'department',
      code: 'dept-finance',
      name: '财政部门',
    })
  })

  it('carry the numbers that the decision was served under', () => {
    const letters = lettersIn(listed())
    expect(named(letters, 'listing.decision').givenNumber).toBe('沪虚认〔2026〕1号')
    expect(named(letters, 'listing.repairGuidance').givenNumber).toBe('沪虚修〔2026〕1号')
    expect(named(letters, 'listing.notice').givenNumber).toBeUndefined()
  })
})

describe('what would be served today', () => {
  it('is what is served when the day is kept, and nothing once it has been', () => {
    const life = new Life('2026-04-07')
      .do(people.officer, 'listing.propose', proposal())
      .do(people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    const drafts = draftsOf(life.now, life.ledger, law, contextOf(life))
    expect(drafts.map(({ occasion }) => occasion)).toEqual(['listing.notice'])
    life.do(people.officer, 'listing.serveNotice', {
      method: 'post',
      sentOn: '2026-04-07',
      servedOn: '2026-04-07',
      proof: '挂号信1',
    })
    expect(drafts[0]?.facts).toEqual(lettersIn(life)[0]?.facts)
    expect(draftsOf(life.now, life.ledger, law, contextOf(life))).toEqual([])
  })

  it('holds decision, guidance and order together, still without numbers', () => {
    const life = notified()
      .on('2026-04-09')
      .do(people.entity, 'listing.waiveDefence', { statement: '放弃' })
      .do(people.entity, 'listing.waiveHearing', { statement: '放弃' })
      .do(people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
    const drafts = draftsOf(life.now, life.ledger, law, contextOf(life))
    expect(drafts.map(({ occasion }) => occasion)).toEqual([
      'listing.decision',
      'listing.repairGuidance',
      'rectification.order',
    ])
    expect(drafts.filter((draft) => 'givenNumber' in draft)).toEqual([])
  })
})
