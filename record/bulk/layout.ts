import { normalName } from '../../domain/identifiers/normal-form.ts'
import type { SheetRow } from './sheet-row.ts'
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
  codeKind: '证件类型',
  codeReason: '号码存疑说明',
} as const

export type Column = keyof typeof columns

/** Columns that a workbook may leave out or leave empty. */
export const optionalColumns: readonly Column[] = [
  'codeKind',
  'codeReason',
  'legalRepresentative',
  'fineWanYuan',
  'termDays',
  'contactName',
  'contactPhone',
]

/** Columns whose texts may have several lines; all others have one. */
export const longColumns: readonly Column[] = ['violationFacts', 'penaltyContent', 'requirements']

/** Columns of one line whose words are often broken all the same, as in a table that was pasted from a document. */
export const brokenColumns: readonly Column[] = [
  'entityName',
  'violationType',
  'penaltyBasis',
  'penaltyKinds',
  'listingBasis',
]

/** The most characters that a column takes. */
export const mostCharactersOf = (column: Column): number => (longColumns.includes(column) ? 4_000 : 300)

/** The texts of one row by column, trimmed; empty cells are left out. */
export type Cells = Partial<Record<Column, string>>

/** What a sheet tells of a row beside its texts. */
export interface RowMarks {
  /** Columns whose cell holds a number, a truth or a day and not a text. */
  readonly numbers?: readonly Column[]
  /** The sheet does not show the row. */
  readonly hidden?: true
  /** Its quotes do not fit, so nobody knows where its cells end. */
  readonly unclosed?: true
  /** It has more cells than there are headings, so they stand under others than their own. */
  readonly shifted?: true
  /** It has fewer cells than there are headings, and others do not end where it does: it may have been broken off. */
  readonly short?: true
  /** The row above it that has headings in another order than the first. */
  readonly otherHeadings?: number
  /** Columns whose cell has a format that shows nothing of it. */
  readonly unseen?: readonly Column[]
}

/** A heading as it is compared: templates mark the columns that must be filled, and say so in a note behind the heading. */
export const headingForm = (heading: string) => normalName(heading).replace(/^\*+|(?<!\*)\*+$|\(必填\)$/g, '')

/** The columns by their headings, as these are compared. */
export const byHeading = new Map(
  Object.entries(columns).map(([column, heading]) => [headingForm(heading), column as Column]),
)

// A heading is shown to people; whatever is longer is none.
const mostOfHeading = 100

/** Which column stands at which place. */
export interface Layout {
  readonly places: readonly (Column | undefined)[]
  readonly missing: readonly string[]
  readonly repeated: readonly string[]
  /** Which places have a heading at all. */
  readonly headed: readonly boolean[]
  /** Headings that are not read. */
  readonly ignored: readonly string[]
}

/** Titles and notes may stand above the headings; nobody writes more of them. */
export const firstRows = 100

// Fewer are words that happen to stand in a row of a title or of data.
const fewestHeadings = 3

/** The row of the headings among the first rows of a sheet: that with most of them; the first row where none has any. */
export function headingsIn(rows: readonly SheetRow[]): { readonly at: number; readonly layout: Layout } {
  const layouts = rows.map(({ cells }) => layoutOf(cells))
  const known = layouts.map(({ places }) => new Set(places.filter((column) => column !== undefined)).size)
  const at = Math.max(0, known.indexOf(Math.max(fewestHeadings, ...known)))
  return { at, layout: layouts[at] ?? layoutOf([]) }
}

/** Whether headings of ours stand in the first rows of a sheet. */
export const hasHeadings = (rows: readonly SheetRow[]): boolean =>
  headingsIn(rows).layout.places.filter((column) => column !== undefined).length >= fewestHeadings

/** Finds the columns by their headings, whatever their order. Blanks, widths and marks of what must be filled do not matter. */
export function layoutOf(header: readonly string[]): Layout {
  const places = header.map((heading) => byHeading.get(headingForm(heading)))
  const found = places.filter((column) => column !== undefined)
  const required = (Object.keys(columns) as Column[]).filter((column) => !optionalColumns.includes(column))
  return {
    places,
    headed: header.map((heading) => heading.trim() !== ''),
    missing: required.filter((column) => !found.includes(column)).map((column) => columns[column]),
    repeated: [...new Set(found.filter((column, at) => found.indexOf(column) !== at))].map((column) => columns[column]),
    ignored: header
      .filter((heading, at) => places[at] === undefined && heading.trim() !== '')
      .map((heading) => heading.slice(0, mostOfHeading).replace(/\p{Surrogate}$/u, '')),
  }
}

/**
 * The cells of a row under their columns, or undefined for an empty row. Of a text that is longer than its column takes no
 * more is kept than tells so, since nothing will be done with it.
 */
export function cellsOf(layout: Layout, texts: readonly string[]): Cells | undefined {
  const cells: Cells = {}
  layout.places.forEach((column, at) => {
    const text = texts[at]?.replace(/\r\n?/g, '\n').trim()
    if (column && text) cells[column] = kept(text, mostCharactersOf(column) + 1)
  })
  return Object.keys(cells).length === 0 ? undefined : cells
}

/** What the sheet tells of a row beside its texts; undefined when there is nothing. */
export function marksOf(layout: Layout, row: SheetRow, otherHeadings?: number): RowMarks | undefined {
  const { numbers = [], hidden, unclosed, shifted, short, unseen = [] } = row
  const columnsWithNumbers = numbers.flatMap((place) => layout.places[place] ?? [])
  const columnsUnseen = unseen.flatMap((place) => layout.places[place] ?? [])
  const marks: RowMarks = {
    ...(columnsUnseen.length > 0 ? { unseen: columnsUnseen } : {}),
    ...(shifted ? { shifted } : {}),
    ...(short ? { short } : {}),
    ...(otherHeadings === undefined ? {} : { otherHeadings }),
    ...(columnsWithNumbers.length > 0 ? { numbers: columnsWithNumbers } : {}),
    ...(hidden ? { hidden } : {}),
    ...(unclosed ? { unclosed } : {}),
  }
  return Object.keys(marks).length === 0 ? undefined : marks
}

// What a case cannot do without; a note below a table has neither.
const essential: readonly Column[] = ['creditCode', 'docNo']
const mostCellsOfNote = 3

/** Whether a row is a note beside the data: few words in it, and neither of a code nor of a decision. */
export const isNote = (cells: Cells): boolean =>
  Object.keys(cells).length <= mostCellsOfNote && essential.every((column) => cells[column] === undefined)

/** Whether what cells of a column say makes the row one of a case, whatever else it has. */
export const isEssential = (column: Column): boolean => essential.includes(column)

/** Whether a note could as well be a row of a case that somebody has not filled in: who signs below writes less. */
export const maybeIncomplete = (cells: Cells): boolean => {
  const { length } = Object.keys(cells)
  return length === mostCellsOfNote || (length > 1 && cells.entityName !== undefined)
}

/** The places of a row that have something in them and no heading above. */
export const unheaded = ({ places, headed }: Layout, texts: readonly string[]): readonly number[] =>
  texts.flatMap((text, at) => (places[at] === undefined && !headed[at] && text.trim() !== '' ? [at] : []))
