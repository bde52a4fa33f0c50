import { expect } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { Commands } from '../../domain/case.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { answerImport } from '../../record/bulk/answer.ts'
import { applyChunk } from '../../record/bulk/apply.ts'
import { findImport, listUnfinishedImports } from '../../record/bulk/imports.ts'
import type { Column } from '../../record/bulk/layout.ts'
import { columns } from '../../record/bulk/layout.ts'
import type { LeftOut } from '../../record/bulk/left-out.ts'
import { listRefusals } from '../../record/bulk/refusals.ts'
import { stageImport } from '../../record/bulk/stage.ts'
import type { TestDatabase } from '../setup/database.ts'
import { upload } from './uploads.ts'
import type { TypedCell } from './workbook.ts'
import { handClock, recordOn } from './world.ts'
import { rules } from './row-rules.ts'

const clock = handClock('2026-11-24')

/** The headings of the layout. */
export const header = Object.values<string>(columns)
const names = Object.keys(columns) as Column[]

/** What stands in a sound row; its document number is its own. */
export const usual: Readonly<Record<Column, string>> = {
  listType: '安全生产严重失信主体名单',
  entityKind: '法人及非法人组织',
  entityName: '上海虚构海棠贸易有限公司（虚构）',
  codeKind: '统一社会信用代码',
  codeReason: '',
  creditCode: '91310115MA1FAKE27N',
  legalRepresentative: '虚构甲',
  district: '310115',
  docNo: '',
  violationType: '安全生产',
  violationFacts: '未按规定培训（虚构）',
  penaltyBasis: '《中华人民共和国安全生产法》第九十七条',
  penaltyKinds: '罚款',
  penaltyContent: '罚款人民币5万元',
  fineWanYuan: '5',
  decidedOn: '2026-10-13',
  listingBasis: '沪府办规〔2020〕9号第十条',
  tier: '严重',
  requirements: '停止违法行为；提交整改报告',
  termDays: '60',
  contactName: '虚构乙',
  contactPhone: '021-00000000',
}

let serial = 0
/** A sound row with a decision of its own, in which some cells are others. */
export function row(changes: { readonly [C in Column]?: TypedCell } = {}): TypedCell[] {
  serial += 1
  const all: Record<Column, TypedCell> = { ...usual, docNo: `沪虚罚〔2026〕7${serial}号`, ...changes }
  return names.map((column) => all[column])
}

function textOf(cell: TypedCell): string {
  if (typeof cell !== 'string') throw new Error('A text file has texts only')
  return cell
}

/** Rows as a text file, with nothing quoted. */
export const csv = (rows: readonly (readonly TypedCell[])[], separator = ',') =>
  rows.map((cells) => cells.map(textOf).join(separator)).join('\r\n')

/** What became of a file: why it was refused as a whole, or of its rows. */
interface Sent {
  readonly code?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly asked?: (LeftOut & { readonly ignored: readonly string[] }) | undefined
  readonly status?: string | undefined
  readonly accepted?: number | undefined
  readonly refused?: readonly {
    readonly row: number
    readonly code: string
    readonly column: string | null
    readonly params: Readonly<Record<string, unknown>>
  }[]
  readonly proposals?: readonly Commands['listing.propose'][]
}

let agencies = 0
/**
 * Sends a file as an officer of an agency of its own, who lets it go on where it asks or gives another answer; answers with
 * what it has asked, what became of its rows, and the proposals.
 */
export async function sendTo(
  database: TestDatabase,
  content: Buffer | string,
  answer: boolean | 'none' = true,
): Promise<Sent> {
  agencies += 1
  const record = recordOn(database, clock)
  const agency = `agency-sent-${agencies}`
  const actor: Actor = { id: `officer-${agency}`, role: 'caseOfficer', agency, district: '310115' }
  const taken = await upload(database.pool, Buffer.from(content), { actor })
  if (isRefusal(taken)) return { code: taken.code, params: taken.params }
  await stageImport(record.pool, taken.id, new AbortController().signal)
  const settle = async () => {
    while ((await applyChunk(record, rules, taken.id)).state === 'more');
    return await findImport(record.pool, taken.id)
  }
  let progress = await settle()
  const asked =
    progress?.status === 'asking' && progress.leftOut
      ? { ...progress.leftOut, ignored: progress.ignoredColumns }
      : undefined
  if (asked) {
    expect(progress).toMatchObject({ accepted: 0, refused: 0 })
    expect(await listUnfinishedImports(record.pool)).not.toContain(taken.id)
    if (answer !== 'none') expect(await answerImport(record.pool, taken.id, actor, answer)).toBeUndefined()
    progress = await settle()
  }
  if (answer !== 'none')
    expect(await answerImport(record.pool, taken.id, actor, true)).toMatchObject({ code: 'import.asksNothing' })
  const refused = await listRefusals(database.pool, taken.id, { row: 0, no: 0 }, 100)
  const { rows } = await database.pool.query<{ proposal: Commands['listing.propose'] }>(
    `SELECT state #> '{listing,proposal}' || jsonb_build_object('entity', state -> 'entity') AS proposal
     FROM import_rows JOIN cases USING (case_no) WHERE import_id = $1 ORDER BY row_no`,
    [taken.id],
  )
  return {
    ...(progress?.fault ? { code: progress.fault.code, params: progress.fault.params } : {}),
    asked,
    status: progress?.status,
    accepted: progress?.accepted,
    refused: refused.map(({ row: at, code, column, params }) => ({ row: at, code, column, params })),
    proposals: rows.map(({ proposal }) => proposal),
  }
}
