import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { OverloadError } from '../../../../../http/held.ts'
import type { NumberRow } from '../../../../../database/queries/supervision/numbers.ts'
import { exportApart } from '../../../../../web/screens/supervision/behind/export-apart.ts'

const rowsOf = (count: number): NumberRow[] =>
  Array.from({ length: count }, (_, n) => ({
    caseNo: `BH-2026-${String(n).padStart(6, '0')}`,
    entityName: `上海虚构第${n}有限公司（虚构）`,
    entityCode: '91310115MA1FAKE27N',
    agency: 'agency-pudong',
    district: '310115',
    listType: 'work-safety-severe',
    tier: 'serious',
    stage: 'published',
    item: '',
    ruleId: null,
    pack: null,
    dueOn: '2026-05-01',
  }))

// Processes are brought up one after the other, which takes seconds each on a busy machine.
describe('a list as a file', { timeout: 240_000 }, () => {
  it('is written while the event loop turns, whole', async () => {
    const rows = rowsOf(20_000)
    let turns = 0
    const turning = setInterval(() => (turns += 1), 5)
    const file = await exportApart({ rows, lang: 'zh', as: 'xlsx' }, 'reader')
    clearInterval(turning)
    // In one go the loop would not turn once between the first row and the last.
    expect(turns).toBeGreaterThan(20)
    const sheet = await readXlsxFile(Buffer.from(file))
    const read = (Array.isArray(sheet[0]) ? sheet : (sheet[0] as { data: unknown[][] }).data) as unknown[][]
    expect([read.length, read.at(-1)?.[0]]).toEqual([20_001, 'BH-2026-019999'])
    const csv = Buffer.from(await exportApart({ rows: rows.slice(0, 3), lang: 'en', as: 'csv' }, 'reader')).toString()
    expect(csv.trim().split('\n')).toHaveLength(4)
  })

  it('is refused, to be asked for again, when too many wait for theirs', async () => {
    const asked = await Promise.allSettled(
      Array.from(
        { length: 12 },
        async (_, n) => await exportApart({ rows: rowsOf(300), lang: 'zh', as: 'csv' }, `reader-${n}`),
      ),
    )
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(refused).toHaveLength(3)
    for (const reason of refused) expect(reason).toBeInstanceOf(OverloadError)
  })
})
