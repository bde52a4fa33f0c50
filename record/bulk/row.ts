import type { EntityRef, Proposal, ProposedMeasure } from '../../domain/listing/types.ts'
import type { ListType, Tier } from '../../domain/rulebook-types.ts'
import { creditCodeFault } from '../../domain/identifiers/credit-code.ts'
import { findDistrict } from '../../domain/identifiers/districts.ts'
import { formatDocumentNumber, parseDocumentNumber } from '../../domain/identifiers/document-number.ts'
import type { Fault } from './fault.ts'
import { faultIn } from './fault.ts'
import type { Cells, Column } from './layout.ts'
import { columns, optionalColumns } from './layout.ts'
import { isFormula, isUnreadable, parseDate, parseList, parseNumber } from './values.ts'

/** What the workbook does not say: list types by their Chinese titles, and the measures usual for a tier. */
export interface RowRules {
  findListType(title: string): ListType | undefined
  measuresFor(tier: Tier): readonly ProposedMeasure[]
}

const tiers: Readonly<Record<string, Tier>> = { 轻微: 'minor', 一般: 'general', 严重: 'serious' }
// Natural persons have no credit code, which the workbook asks for, and are not listed in bulk.
const kinds: Readonly<Record<string, EntityRef['kind']>> = {
  法人及非法人组织: 'organisation',
  个体工商户: 'soleTrader',
}

const mostCharacters: Partial<Record<Column, number>> = {
  violationFacts: 4_000,
  penaltyContent: 4_000,
  requirements: 4_000,
}
const usualCharacters = 300

/** The proposal that a row makes, with the district it belongs to, or every fault that reading its cells shows. */
export function readRow(cells: Cells, rules: RowRules): (Proposal & { district: string }) | Fault[] {
  const faults = unreadableCells(cells)
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
  const listType = value('listType', (text) => rules.findListType(text) ?? refuse('listType', 'unknown_list_type'))
  const kind = value('entityKind', (text) => kinds[text] ?? refuse('entityKind', 'unknown_entity_kind'))
  const tier = value('tier', (text) => tiers[text] ?? refuse('tier', 'unknown_tier'))
  const district = value('district', (text) => findDistrict(text)?.code ?? refuse('district', 'unknown_district'))
  const decidedOn = value('decidedOn', (text) => parseDate(text) ?? refuse('decidedOn', 'bad_date'))
  const code = value('creditCode', (text) => {
    const fault = creditCodeFault(text)
    return fault ? refuse('creditCode', fault) : text
  })
  const fineWanYuan = value('fineWanYuan', (text) => {
    const amount = parseNumber(text)
    return amount !== undefined && amount >= 0 ? amount : refuse('fineWanYuan', 'bad_amount')
  })
  const termDays = value('termDays', (text) => {
    const days = parseNumber(text)
    if (days === undefined || !Number.isInteger(days)) return refuse('termDays', 'bad_term')
    return days > 0 ? days : refuse('termDays', 'negative_term')
  })
  if (faults.length > 0 || !listType || !kind || !tier || !district || !decidedOn || !code) return faults
  const text = (column: Column) => cells[column] ?? ''
  const docNo = documentNumber(text('docNo'))
  return {
    district,
    entity: {
      code,
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
      penaltyKinds: parseList(text('penaltyKinds'), /[、，,；;]/),
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

// One document compares equal however it was typed; a number of another shape stays as it is.
function documentNumber(text: string): string {
  const parsed = parseDocumentNumber(text)
  return parsed ? formatDocumentNumber(parsed) : text
}

function contactOf(name: string, phone: string | undefined): NonNullable<Proposal['contact']> {
  return { name, ...(phone ? { phone } : {}) }
}

function missingCode(column: Column): string {
  if (column === 'entityName') return 'empty_name'
  return column === 'penaltyBasis' || column === 'listingBasis' ? 'missing_basis' : 'missing_value'
}

function unreadableCells(cells: Cells): Fault[] {
  return (Object.entries(cells) as [Column, string][]).flatMap(([column, text]) => {
    const most = mostCharacters[column] ?? usualCharacters
    if (text.length > most) return [faultIn(column, 'too_long', { characters: text.length, most })]
    if (isFormula(text)) return [faultIn(column, column === 'entityName' ? 'formula_in_name' : 'formula_in_cell')]
    return isUnreadable(text) ? [faultIn(column, 'unreadable_text', { found: text })] : []
  })
}
