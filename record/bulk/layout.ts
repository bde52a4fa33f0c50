import { kept } from './kept.ts'

/** The columns of the agencies' workbook (双公示 fields and what a list adds), in its order, by their Chinese headings. */
export const columns = {
  listType: '名单类型',
  entityKind: '主体类别',
  entityName: '主体名称',
  creditCode: '统一社会信用代码',
  legalRepresentative: '法定代表人',
  district: '所属区划代码',
  docNo: '行政处罚决定书文号',
  violationType: '违法行为类型',
  violationFacts: '违法事实',
  penaltyBasis: '处罚依据',
  penaltyKinds: '处罚类别',
  penaltyContent: '处罚内容',
  fineWanYuan: '罚款金额（万元）',
  decidedOn: '处罚决定日期',
  listingBasis: '列入依据',
  tier: '失信程度',
  requirements: '整改要求',
  termDays: '整改期限（天）',
  contactName: '联系人',
  contactPhone: '联系电话',
} as const

export type Column = keyof typeof columns

/** Columns that a workbook may leave out or leave empty. */
export const optionalColumns: readonly Column[] = [
  'legalRepresentative',
  'fineWanYuan',
  'termDays',
  'contactName',
  'contactPhone',
]

/** The texts of one row by column, trimmed; empty cells are left out. */
export type Cells = Partial<Record<Column, string>>

const byHeading = new Map(Object.entries(columns).map(([column, heading]) => [normal(heading), column as Column]))

// A heading is shown to people; whatever is longer is none.
const mostOfHeading = 100

/** Which column stands at which place. */
export interface Layout {
  readonly places: readonly (Column | undefined)[]
  readonly missing: readonly string[]
  readonly repeated: readonly string[]
  /** Headings that are not read. */
  readonly ignored: readonly string[]
}

/** Finds the columns by their headings, whatever their order. Spaces and the width of brackets do not matter. */
export function layoutOf(header: readonly string[]): Layout {
  const places = header.map((heading) => byHeading.get(normal(heading)))
  const found = places.filter((column) => column !== undefined)
  const required = (Object.keys(columns) as Column[]).filter((column) => !optionalColumns.includes(column))
  return {
    places,
    missing: required.filter((column) => !found.includes(column)).map((column) => columns[column]),
    repeated: [...new Set(found.filter((column, at) => found.indexOf(column) !== at))].map((column) => columns[column]),
    ignored: header
      .filter((heading, at) => places[at] === undefined && heading.trim() !== '')
      .map((heading) => heading.slice(0, mostOfHeading).replace(/\p{Surrogate}$/u, '')),
  }
}

/** The cells of a row under their columns, or undefined for an empty row. */
export function cellsOf(layout: Layout, texts: readonly string[]): Cells | undefined {
  const cells: Cells = {}
  layout.places.forEach((column, at) => {
    const text = texts[at]?.trim()
    if (column && text) cells[column] = kept(text)
  })
  return Object.keys(cells).length === 0 ? undefined : cells
}

function normal(heading: string): string {
  return heading.normalize('NFKC').replace(/\s/g, '')
}
