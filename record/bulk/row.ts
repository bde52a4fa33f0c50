import type { EntityRef, Proposal, ProposedMeasure } from '../../domain/listing/types.ts'
import type { ListType, Tier } from '../../domain/law/rulebook-types.ts'
import { codeDoubtOf, codeFaultOf, codeKindFacts } from '../../domain/identifiers/identity.ts'
import type { CodeKind } from '../../domain/identifiers/identity.ts'
import { findDistrict } from '../../domain/identifiers/districts.ts'
import { formatDocumentNumber, parseDocumentNumber } from '../../domain/identifiers/document-number.ts'
import { normalNumber } from '../../domain/identifiers/number-form.ts'
import { standardCharacters } from '../../domain/identifiers/private-use.ts'
import { halfWidthDigits, normalCode, normalName, shownName, visible } from '../../domain/identifiers/normal-form.ts'
import type { Typeface } from '../../letters/typeface.ts'
import type { Fault } from './fault.ts'
import { faultIn } from './fault.ts'
import type { Cells, Column, RowMarks } from './layout.ts'
import { columns, longColumns, optionalColumns } from './layout.ts'
import { numbersForCodes, otherQuantities, placeholders, typedForWords, withoutOwnUnit } from './typed-cells.ts'
import { unreadableCells } from './unreadable-cells.ts'
import { bareCode, parseDate, parseList, parseNumber, wholeNumber } from './values.ts'

/**
 * What the workbook does not say: list types by their Chinese titles, the measures usual for a tier, and what letters are
 * printed in.
 */
export interface RowRules {
  readonly typeface: Typeface
  findListType(title: string): ListType | undefined
  measuresFor(tier: Tier): readonly ProposedMeasure[]
}

/** The words of the workbook for tiers and kinds of entities. */
export const tiers: Readonly<Record<string, Tier>> = { 轻微: 'minor', 一般: 'general', 严重: 'serious' }
// Natural persons have no credit code, which the workbook asks for, and are not listed in bulk.
export const kinds: Readonly<Record<string, EntityRef['kind']>> = {
  法人及非法人组织: 'organisation',
  个体工商户: 'soleTrader',
}

/** The kinds of numbers that the workbook takes, by their words; organisations abroad and persons are proposed singly. */
export const codeKindsInBulk: Readonly<Record<string, CodeKind>> = Object.fromEntries(
  (['creditCode', 'registrationNumber'] as const).map((kind) => [codeKindFacts[kind].title.zh, kind]),
)

// What is no longer text stands in lists and letters between other words: on one line, and nothing of it unseen. Kinds of
// penalties may stand one a line.
const ofSeveralLines: readonly Column[] = [...longColumns, 'penaltyKinds']
const standardCells = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([column, text]) => {
      const standard = standardCharacters(text)
      return [column, ofSeveralLines.includes(column as Column) ? standard : shownName(standard).trim()]
    }),
  )

const of = <T>(words: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.hasOwn(words, normalName(text)) ? words[normalName(text)] : undefined

/** The proposal that a row makes, or every fault that reading its cells shows. */
export function readRow(given: Cells, rules: RowRules, { numbers = [] }: RowMarks = {}): Proposal | Fault[] {
  const cells = standardCells(given)
  const faults = [
    ...unreadableCells(cells, rules.typeface),
    ...numbersForCodes(cells, numbers),
    ...typedForWords(cells, numbers),
  ]
  const typed = new Set(faults.map((fault) => fault.column))
  faults.push(...otherQuantities(cells, numbers).filter(({ column }) => !typed.has(column)))
  const unread = new Set(faults.map((fault) => fault.column))
  faults.push(...placeholders(cells).filter(({ column }) => !unread.has(column)))
  const told = new Set(faults.map((fault) => fault.column))
  for (const column of Object.keys(columns) as Column[]) {
    if (!cells[column] && !optionalColumns.includes(column)) faults.push(faultIn(column, missingCode(column)))
  }
  const refuse = (column: Column, code: string, params: Record<string, unknown> = {}) => {
    faults.push(faultIn(column, code, { found: cells[column], ...params }))
    return undefined
  }
  /** The value of a cell that is there and can be read; `parse` answers undefined for what it has refused. */
  const value = <T>(column: Column, parse: (text: string) => T | undefined): T | undefined => {
    const text = cells[column]
    return text === undefined || told.has(column) ? undefined : parse(text)
  }
  const ofNumber = (column: Column, text: string) => (numbers.includes(column) ? withoutOwnUnit(column, text) : text)
  const listType = value('listType', (text) => rules.findListType(text) ?? refuse('listType', 'unknown_list_type'))
  const kind = value('entityKind', (text) => of(kinds, text) ?? refuse('entityKind', 'unknown_entity_kind'))
  const codeKind = cells.codeKind
    ? value('codeKind', (text) => of(codeKindsInBulk, text) ?? refuse('codeKind', 'unknown_code_kind'))
    : 'creditCode'
  const tier = value('tier', (text) => of(tiers, text) ?? refuse('tier', 'unknown_tier'))
  // The workbook of the city knows its own districts only; entities from elsewhere are proposed singly.
  const district = value(
    'district',
    (text) => findDistrict(normalCode(wholeNumber(visible(text))))?.code ?? refuse('district', 'unknown_district'),
  )
  const decidedOn = value('decidedOn', (text) => parseDate(text) ?? refuse('decidedOn', 'bad_date'))
  const code = value('creditCode', (text) => {
    const meant = bareCode(text)
    if (!kind || !codeKind) return meant
    const entity = { kind, codeKind, code: meant }
    const fault = codeFaultOf(entity) ?? (cells.codeReason ? undefined : codeDoubtOf(entity))
    if (fault === undefined) return meant
    return codeKind === 'creditCode'
      ? refuse('creditCode', fault)
      : refuse('creditCode', fault === 'check_digit' ? 'listing.codeDoubtful' : 'listing.codeInvalid', {
          codeKind,
          codeFault: fault,
        })
  })
  const fineWanYuan = value('fineWanYuan', (text) => {
    const amount = parseNumber(ofNumber('fineWanYuan', text))
    return amount !== undefined && amount >= 0 ? amount : refuse('fineWanYuan', 'bad_amount')
  })
  const termDays = value('termDays', (text) => {
    const days = parseNumber(ofNumber('termDays', text))
    if (days === undefined || !Number.isInteger(days)) return refuse('termDays', 'bad_term')
    return days > 0 ? days : refuse('termDays', 'negative_term')
  })
  if (faults.length > 0 || !listType || !kind || !tier || !district || !decidedOn || !code) return faults
  const text = (column: Column) => cells[column] ?? ''
  const docNo = documentNumber(text('docNo'))
  return {
    entity: {
      code,
      ...(codeKind && codeKind !== 'creditCode' ? { codeKind } : {}),
      ...(cells.codeReason ? { codeReason: cells.codeReason } : {}),
      name: text('entityName'),
      kind,
      district,
      ...(cells.legalRepresentative ? { legalRepresentative: cells.legalRepresentative } : {}),
    },
    listType: listType.code,
    violation: { type: text('violationType'), facts: text('violationFacts') },
    evidence: [{ title: `行政处罚决定书 ${docNo}` }],
    underlyingDecision: {
      docNo,
      decidedOn,
      penaltyKinds: parseList(text('penaltyKinds'), /[、，,；;\n\r]/).map((kind) => shownName(kind).trim()),
      content: text('penaltyContent'),
      ...(fineWanYuan === undefined ? {} : { fineWanYuan }),
    },
    legalBasis: `${text('listingBasis')}；${text('penaltyBasis')}`,
    tier,
    measures: rules.measuresFor(tier),
    rectification: {
      requirements: parseList(text('requirements'), /[；;\n]/).map((item, at) => ({ id: `r${at + 1}`, text: item })),
      ...(termDays === undefined ? {} : { termDays }),
    },
    ...(cells.contactName ? { contact: contactOf(cells.contactName, cells.contactPhone) } : {}),
  }
}

// Another office's number is quoted as it has it: brackets and blanks are written as official documents have them, and no
// numeral otherwise than it was typed, since a zero, a dash or a year without brackets may belong to the number.
function documentNumber(text: string): string {
  const parsed = parseDocumentNumber(text)
  if (!parsed) return text
  const official = formatDocumentNumber(parsed)
  const isSame = numerals(official) === numerals(text) && normalNumber(official) === normalNumber(text)
  return isSame ? official : text
}

const numerals = (text: string) => halfWidthDigits(text).match(/\d+/g)?.join(' ')

function contactOf(name: string, phone: string | undefined): NonNullable<Proposal['contact']> {
  return { name, ...(phone ? { phone } : {}) }
}

function missingCode(column: Column): string {
  if (column === 'entityName') return 'empty_name'
  return column === 'penaltyBasis' || column === 'listingBasis' ? 'missing_basis' : 'missing_value'
}
