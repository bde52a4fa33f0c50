import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { demoAccounts } from '../../fictitious/people.ts'
import { checkMeasures } from '../../domain/law/catalogue.ts'
import { citation } from '../../domain/law/citation.ts'
import {
  catalogue,
  departments,
  fields,
  findListType,
  listTypes,
  measureCatalogue,
  penaltyKinds,
} from '../../rules/catalogue.ts'
import { checkPenaltyKinds } from '../../rules/catalogue-schema.ts'
import { packs } from '../../rules/index.ts'
import { usualMeasures } from '../../rules/usual-measures.ts'

const on = '2026-04-07'

describe('kinds of penalty', () => {
  // 行政处罚法 (2021) Art 9: six items, of which three name more than one kind.
  const article9 = [
    '警告 通报批评',
    '罚款 没收违法所得 没收非法财物',
    '暂扣许可证件 降低资质等级 吊销许可证件',
    '限制开展生产经营活动 责令停产停业 责令关闭 限制从业',
    '行政拘留',
    '其他行政处罚',
  ]

  it('are those of the law, and one for documents that are none', () => {
    const terms = article9.flatMap((item) => item.split(' '))
    expect(penaltyKinds.map(({ code }) => code)).toEqual([...terms, '非行政处罚'])
    for (const term of terms) expect(catalogue.penaltyKind(term)?.title.zh).toBe(term)
    expect(catalogue.penaltyKind('训诫')).toBeUndefined()
  })

  it('are refused with tiers the wrong way round', () => {
    const kind = { ...penaltyKinds[0]!, least: 'serious', most: 'minor' }
    expect(checkPenaltyKinds('penalty-kinds.json', [kind])).toMatchObject({ code: 'rules.invalid' })
  })
})

describe('list types', () => {
  it('hold every list that the sample workbook names, for the tiers it names', () => {
    const file = new URL('../fixtures/listing-import.gb18030.csv', import.meta.url)
    const rows: Record<string, string>[] = parse(new TextDecoder('gb18030').decode(readFileSync(file)), {
      columns: true,
    })
    const tier = { 轻微: 'minor', 一般: 'general', 严重: 'serious' } as const
    const unknown = rows.filter((row) => {
      const type = findListType(row['名单类型']!)
      return !(type?.inForce && type.tiers.includes(tier[row['失信程度'] as keyof typeof tier]))
    })
    expect(rows).toHaveLength(200)
    expect(unknown.map((row) => row['名单类型'])).toEqual(['不存在的名单', '不存在的名单'])
  })

  it('are found by code or title, whatever the brackets; the domain finds them by code only', () => {
    expect(findListType('严重违法失信名单(市场监管) ')?.code).toBe('market-regulation-severe')
    expect(findListType('market-regulation-severe')?.title.zh).toBe('严重违法失信名单（市场监管）')
    expect(findListType('')).toBeUndefined()
    expect(catalogue.listType('work-safety-severe')).toBe(findListType('安全生产严重失信主体名单'))
    expect(catalogue.listType('安全生产严重失信主体名单')).toBeUndefined()
  })

  it('are in force except the one that rests on a mere normative document', () => {
    expect(listTypes.filter(({ inForce }) => !inForce).map(({ code }) => code)).toEqual(['commerce-joint-sanction'])
  })

  it('stand beside reward lists', () => {
    const rewards = listTypes.filter(({ polarity }) => polarity === 'incentive')
    expect(rewards.map(({ field }) => field)).toEqual(['general', 'tax', 'customs', 'labour'])
  })

  it('belong to fields of supervision that the packs share', () => {
    const known = new Set(fields.map(({ code }) => code))
    const used = packs.flatMap((pack) => [...(pack.fields ?? []), ...pack.rules.flatMap((rule) => rule.fields ?? [])])
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((field) => !known.has(field))).toEqual([])
    expect(findListType('market-regulation-severe')?.field).toBe('marketRegulation')
    expect(findListType('work-safety-severe')?.field).toBe('workSafety')
  })
})

describe('measures', () => {
  it('are M01 to M16, each with a basis', () => {
    const codes = Array.from({ length: 16 }, (_, at) => `M${String(at + 1).padStart(2, '0')}`)
    expect(measureCatalogue.map(({ code }) => code)).toEqual(codes)
    expect(catalogue.measure('M99', on)).toBeUndefined()
    expect(catalogue.measure('M09', on)).toBe(measureCatalogue[8])
  })

  it('bite in every kind of matters that the policy names', () => {
    const matters = new Set(measureCatalogue.filter(({ published }) => published).flatMap((one) => one.matters))
    for (const matter of [
      'publicFunds',
      'facilitation',
      'honours',
      'marketEntry',
      'procurementAndTendering',
      'inspection',
      'noticeAndCommitment',
    ] as const) {
      expect(matters).toContain(matter)
    }
  })

  it('that no law or administrative regulation allows are not published', () => {
    expect(measureCatalogue.filter(({ published }) => !published).map(({ code }) => code)).toEqual(['M12'])
  })

  it('that can be ordered have a department that carries them out; the others need none', () => {
    const orderable = measureCatalogue.filter(({ kind }) => kind !== 'C')
    expect(orderable.filter(({ code }) => catalogue.implementers(code, on).length === 0)).toEqual([])
    expect(catalogue.implementers('M15', on)).toEqual([])
    expect(catalogue.implementers('M99', on)).toEqual([])
  })

  it('are proposed in bulk only as the catalogue allows for the tier', () => {
    const onList = { minor: 'watch-list', general: 'watch-list', serious: 'work-safety-severe' } as const
    for (const [tier, listType] of Object.entries(onList) as [keyof typeof onList, string][]) {
      const measures = usualMeasures[tier]
      expect(measures).not.toEqual([])
      for (const kind of ['organisation', 'soleTrader'] as const) {
        expect(checkMeasures(catalogue, measures, { kind, tier, listType, on })).toBeUndefined()
      }
    }
  })

  it('say of tiers that no text sets that they are a proposal', () => {
    const certain = measureCatalogue.filter(({ verified }) => verified !== 'proposal').map(({ tiers }) => tiers)
    expect(certain.length).toBeGreaterThan(0)
    expect(certain.every((tiers) => tiers.join() === 'serious')).toBe(true)
  })

  it('have among their departments those that can sign in to the demonstration', () => {
    const known = departments.map(({ code }) => code)
    const implementing = demoAccounts.filter(({ role }) => role === 'implementingOfficer')
    expect(implementing.length).toBeGreaterThan(0)
    for (const { agency } of implementing) expect(known).toContain(agency)
  })

  it('show an article only where it was read', () => {
    const [read, , unread] = catalogue
      .measure('M01', on)!
      .bases.map((basis) => citation({ source: basis, verified: basis.verified }))
    expect(read).toMatchObject({ zh: '《中华人民共和国行政许可法》第七十八条、第七十九条' })
    expect(unread?.zh).toBe('《保障农民工工资支付条例》（未核对来源，待人工核实）')
    const { basis } = findListType('watch-list')!
    expect(citation({ source: basis, verified: basis.verified }).zh).toBe('本单位设定')
  })
})
