import { describe, expect, it } from 'vitest'
import { justification } from '../../../casework/schemas/common.ts'
import { payloadSchemas, proposalSchema } from '../../../casework/schemas/commands.ts'
import { payloads } from '../../api/payloads.ts'
import { proposal } from '../../support/proposal.ts'

// What stands on one line in lists, letters and the register, by the last names of its place.
const oneLine =
  /(?:^|\.)(?:name|legalRepresentative|title|docNo|decisionDocNo|repairGuidanceDocNo|document|annulledBy|place|phone|penaltyKinds\.\d+|violation\.type)$/

const whole = proposal({
  contact: { name: '联系人（虚构）', phone: '虚构' },
  entity: { ...proposal().entity, legalRepresentative: '甲（虚构）' },
})
const { docNo: penaltyNumber } = whole.underlyingDecision
const sent: readonly (readonly [string, { safeParse(value: unknown): { success: boolean } }, unknown])[] = [
  ['listing.propose', proposalSchema, whole],
  [
    'listing.revise',
    payloadSchemas['listing.revise'],
    {
      violation: whole.violation,
      evidence: whole.evidence,
      contact: whole.contact,
      underlyingDecision: whole.underlyingDecision,
    },
  ],
  [
    'correction.propose',
    payloadSchemas['correction.propose'],
    { ...payloads['correction.propose'], field: 'penaltyNumber', docNo: penaltyNumber },
  ],
  ...Object.entries(payloads).map(
    ([type, payload]) => [type, payloadSchemas[type as keyof typeof payloads], payload] as const,
  ),
]

/** Every text in a payload by its place. */
function textsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return [[...path]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]))
}

function withText(value: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text
  const parts = value as Record<string, unknown>
  const changed = withText(parts[name], rest, text)
  return Array.isArray(value)
    ? (value as unknown[]).map((part, n) => (String(n) === name ? changed : part))
    : { ...parts, [name]: changed }
}

const places = sent.flatMap(([type, schema, payload]) =>
  textsIn(payload).map((path) => ({
    type,
    at: path.join('.'),
    path,
    takes: (text: string) => schema.safeParse(withText(payload, path, text)).success,
  })),
)

describe('texts of commands', () => {
  it('of one line take 300 characters and not one more, in every command', () => {
    const lines = places.filter(({ at }) => oneLine.test(at))
    expect(new Set(lines.map(({ at }) => at.split('.').findLast((name) => !/^\d+$/.test(name)))).size).toBeGreaterThan(
      9,
    )
    for (const { type, at, takes } of lines) {
      expect({ type, at, most: takes('长'.repeat(300)), more: takes('长'.repeat(301)) }).toEqual({
        type,
        at,
        most: true,
        more: false,
      })
    }
  })

  it('take 10,000 characters at most, whatever they are for', () => {
    expect(places.filter(({ takes }) => takes('长'.repeat(10_001))).map(({ type, at }) => `${type} ${at}`)).toEqual([])
  })

  it('that name a legal basis take 1,000', () => {
    const bases = places.filter(({ at }) => /(?:^|\.)(?:legalBasis|basis)$/.test(at))
    expect(bases.length).toBeGreaterThan(3)
    for (const { takes } of bases) expect([takes('长'.repeat(1_000)), takes('长'.repeat(1_001))]).toEqual([true, false])
    const why = (legalBasis: string) => justification.safeParse({ legalBasis }).success
    expect([why('长'.repeat(1_000)), why('长'.repeat(1_001))]).toEqual([true, false])
  })

  it.each([
    ['entityName', 300],
    ['conductType', 300],
    ['legalBasis', 1_000],
    ['conductFacts', 10_000],
  ])('that correct %s take as many as where it was typed: %i', (field, most) => {
    const fault = (text: string) =>
      payloadSchemas['correction.propose']
        .safeParse({ ...payloads['correction.propose'], field, text })
        .error?.issues.map(({ path, code }) => ({ path, code }))
    expect(fault('长'.repeat(most))).toBeUndefined()
    expect(fault('长'.repeat(most + 1))).toEqual([{ path: ['text'], code: 'too_big' }])
  })
})
