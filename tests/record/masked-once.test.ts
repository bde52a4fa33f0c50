import { expect, it } from 'vitest'
import { maskedOnce } from '../../record/masked-once.ts'

function counting(most: number) {
  const asked: string[] = []
  const masked = maskedOnce((text) => {
    asked.push(text)
    return text.replace(/\d/g, '*')
  }, most)
  return { asked, masked }
}

const texts = { document: '沪复决〔2026〕1号', annulledBy: '虚构机关', reasons: null }

it('texts are masked once, however often they are asked for, and anew when one of them has changed', () => {
  const { asked, masked } = counting(2)
  const answers = Array.from({ length: 600 }, () => masked('BH-2026-000001', { ...texts }))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ document: '沪复决〔****〕*号', annulledBy: '虚构机关', reasons: null })]),
  )
  expect(asked).toEqual(['沪复决〔2026〕1号', '虚构机关'])
  expect(masked('BH-2026-000001', { ...texts, reasons: '电话1' }).reasons).toBe('电话*')
  expect(masked('BH-2026-000001', { ...texts, reasons: '电话1' }).reasons).toBe('电话*')
  expect(asked).toHaveLength(5)
})

it('texts of another case with the same words are its own, and no more cases are kept than are meant to be', () => {
  const { asked, masked } = counting(2)
  const ask = (no: number) => masked(`BH-2026-00000${no}`, { document: `${no}` }).document
  expect([ask(1), ask(2), ask(1), ask(3), ask(1)]).toEqual(['*', '*', '*', '*', '*'])
  expect(asked).toEqual(['1', '2', '3'])
  ask(2)
  expect(asked).toEqual(['1', '2', '3', '2'])
})
