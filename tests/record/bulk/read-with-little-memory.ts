import { cellsOf, layoutOf } from '../../../record/bulk/layout.ts'
import { readSheet } from '../../../record/bulk/sheet.ts'

// A program of its own, so that the test can give it little memory: reads the file it is given and says how it went.
const start = process.memoryUsage().heapUsed
let peak = 0
let rows = 0
let texts = 0
let layout: ReturnType<typeof layoutOf> | undefined
for await (const { cells } of readSheet(process.argv[2] ?? '')) {
  if (!layout) {
    layout = layoutOf(cells)
    continue
  }
  texts += Object.keys(cellsOf(layout, cells) ?? {}).length
  rows += 1
  if (rows % 500 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed)
}
process.stdout.write(JSON.stringify({ rows, texts, grownMiB: (peak - start) / 1024 / 1024 }))
