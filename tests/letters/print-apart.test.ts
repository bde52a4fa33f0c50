import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import type { PrintedLetter } from '../../letters/pdf.ts'
import { printLetter } from '../../letters/pdf.ts'
import { printApart } from '../../letters/print-apart.ts'

const letter: PrintedLetter = {
  content: {
    title: '测试文书（虚构）',
    blocks: [{ paragraph: '虚构的事实。'.repeat(100) }, { items: ['〔'.repeat(9_900)] }],
    courtesy: '虚构',
  },
  agency: '虚构机关',
  number: '沪虚〔2026〕1号',
  date: '2026-04-07',
  isDraft: false,
  reference: 'BH-2026-000001',
}

describe('a letter that is printed apart', () => {
  it('has the bytes of one printed here, and lets the event loop turn meanwhile', async () => {
    let isDone = false
    const printing = printApart('reader', letter).finally(() => (isDone = true))
    let turns = 0
    while (!isDone) {
      await turn()
      turns += 1
    }
    expect(await printing).toEqual(await printLetter(letter))
    // Here it would be printed in one turn or two.
    expect(turns).toBeGreaterThan(100)
  })

  it('is refused to a reader who has several in hand, and to no other', async () => {
    const asked = Array.from({ length: 9 }, async () => await printApart('eager', letter))
    const other = await printApart('patient', letter)
    const answers = await Promise.all(asked)
    expect(isRefusal(other)).toBe(false)
    expect(answers.map((answer) => (isRefusal(answer) ? answer.code : 'printed'))).toEqual([
      ...Array.from({ length: 5 }, () => 'printed'),
      ...Array.from({ length: 4 }, () => 'letter.busy'),
    ])
    expect(isRefusal(await printApart('eager', letter))).toBe(false)
  })
})
