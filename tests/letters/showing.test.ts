import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import { compose } from '../../letters/compose.ts'
import { letterKinds } from '../../letters/kinds.ts'
import type { Letter } from '../../letters/letter.ts'
import { currentTemplate } from '../../letters/templates.ts'
import type { Life } from '../support/life.ts'
import { inReview, listed, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { fraudLife, lettersIn, removedLife, repairedLife, revokedLife, toldLives } from './lives.ts'

const minor = { listType: 'watch-list', tier: 'minor', measures: [] } as const

/** A case whose longest period has passed. */
function expiredLife(): Life {
  const life = published()
  life.on(addDays(life.now.publicity!.until, 1)).do(people.system, 'publicity.expire', {})
  for (const measure of Object.keys(life.now.measures)) life.do(people.system, 'measure.orderLift', { measure })
  return life
}

const lives = () =>
  [repairedLife(), removedLife(), revokedLife(), fraudLife(), expiredLife(), ...toldLives()].map(({ ledger }) => ledger)

/** The same lives of a natural person, whose records are only shared. */
const ofPerson = (ledger: readonly RecordedEvent[]): RecordedEvent[] =>
  ledger.map((recorded) =>
    recorded.type === 'listing.proposed'
      ? { ...recorded, data: { ...recorded.data, entity: { ...recorded.data.entity, kind: 'naturalPerson' } } }
      : recorded,
  )

const lettersOf = (ledgers: readonly (readonly RecordedEvent[])[]) => ledgers.flatMap((ledger) => lettersIn({ ledger }))

/** What the template says of these facts; how a decision may be contested and what people wrote are not its words. */
const saidBy = ({ kind, facts }: Letter) =>
  JSON.stringify(compose(currentTemplate(kind), { ...facts, words: { ...facts.words, remedies: '—' } }))

// Order 36 (rules.md N36-minor): minor conduct is in principle not published. Of persons the operator publishes none.
describe('a letter about a record that is only shared', () => {
  const shared = () => [...lettersOf(lives().map(ofPerson)), ...lettersOf([repairedLife(minor).ledger])]

  it('never says that it is, was or will be public, whatever its kind', () => {
    expect(new Set(shared().map(({ kind }) => kind))).toEqual(new Set(letterKinds))
    for (const letter of shared())
      expect(
        saidBy(letter).replaceAll('依规定不向社会公示', '').replaceAll('信息的公示和共享', ''),
        letter.occasion,
      ).not.toMatch(/公示|publicly|will be published/)
  })

  it('says that it is shared, for how long, and that sharing ends', () => {
    const said = (kind: Letter['kind'], ending = '') =>
      shared()
        .filter((letter) => letter.kind === kind)
        .map(saidBy)
        .filter((text) => text.includes(ending))
    for (const kind of ['determinationNotice', 'decision', 'repairGuidanceNotice'] as const)
      for (const text of said(kind)) expect(text).toMatch(/依规定不向社会公示，只在有关单位之间共享/)
    for (const text of said('decision')) expect(text).toMatch(/最长共享期为.+期满自动停止共享/)
    for (const text of said('repairCertificate'))
      expect(text).toMatch(/共享的失信信息.*准予信用修复，依法应当停止共享和使用，解除惩戒措施/)
    for (const text of said('repairGrant')) expect(text).toMatch(/的信息停止共享和使用.*撤销修复并恢复共享/)
    expect(said('removal', '共享期届满')).toHaveLength(1)
    for (const text of said('liftOrder', '终止')) expect(text).toMatch(/失信信息的共享已于/)
    for (const text of said('repairRevocation')) expect(text).toMatch(/恢复列入名单，信息共享至/)
  })
})

describe('a letter about a record that the public sees', () => {
  it('says so, as before', () => {
    const letters = lettersOf(lives())
    expect(new Set(letters.map(({ kind }) => kind))).toEqual(new Set(letterKinds))
    const kinds = [
      'decision',
      'repairGuidanceNotice',
      'removal',
      'repairGrant',
      'liftOrder',
      'repairCertificate',
      'revocation',
      'determinationNotice',
    ]
    for (const letter of letters) {
      const text = saidBy(letter)
      expect(text, letter.occasion).not.toMatch(/不向社会公示|只在有关单位之间/)
      // A measure that a changed decision no longer bears is lifted while the record goes on.
      if (kinds.includes(letter.kind) && !text.includes('决定已经变更'))
        expect(text.replaceAll('信息的公示和共享', ''), letter.occasion).toMatch(/公示/)
    }
    expect(letters.map(saidBy).filter((text) => /因公示期届满|（公示期届满）/.test(text))).toHaveLength(4)
  })

  it('is told of a revocation before it was published what would have been', () => {
    for (const [changes, words] of [
      [{}, '尚未公示的不再公示'],
      [minor, '尚未共享的不再共享'],
    ] as const) {
      const life = listed(changes)
      life.do(people.officer, 'listing.proposeRevocation', {
        reasons: '认定不当',
        evidence: [{ title: '复核材料（虚构）' }],
      })
      life.do(people.reviewer, 'listing.revoke', { reasons: '情节轻微' })
      expect(saidBy(lettersIn(life).at(-1)!)).toContain(words)
    }
    expect(lettersIn(inReview(minor))).toEqual([])
  })
})
