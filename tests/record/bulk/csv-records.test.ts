import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { columns } from '../../../record/bulk/layout.ts'
import type { CsvRecord } from '../../../record/bulk/csv-records.ts'
import { CsvRecords } from '../../../record/bulk/csv-records.ts'
import { limits } from '../../../record/bulk/limits.ts'

function read(text: string, { separator = ',', piece = text.length } = {}): CsvRecord[] {
  const records = new CsvRecords(separator)
  const found: CsvRecord[] = []
  for (let at = 0; at < text.length; at += piece) found.push(...records.push(text.slice(at, at + piece)))
  return [...found, ...records.end()]
}

const cellsOf = (records: readonly CsvRecord[]) => records.map(({ cells }) => cells)
/** The records that are bad, by their number. */
const bad = (records: readonly CsvRecord[]) => records.flatMap(({ unclosed }, at) => (unclosed ? [at + 1] : []))

const headings = Object.values<string>(columns)
const rowOf = (facts: string, at = 8) => headings.map((_, place) => (place === at ? facts : `甲${place}`)).join(',')
const table = (...facts: string[]) => [headings.join(','), ...facts.map((text) => rowOf(text))].join('\r\n')

describe('a text whose quotes fit (RFC 4180)', () => {
  const cell = fc.string({
    unit: fc.constantFrom('甲', '"', ',', ';', '\t', '\n', '\r\n', ' ', '𠮷', 'a'),
    maxLength: 8,
  })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const written = (text: string, separator: string, always: boolean) =>
    always || text.includes(separator) || /["\r\n]/.test(text) ? quoted(text) : text

  it('is read as the reference reader reads it, in pieces of any size', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', '\t', ';'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (rows, separator, end, piece, always) => {
          const text = rows
            .map((cells) => cells.map((one) => written(one, separator, always)).join(separator))
            .join(end)
          const own = read(text, { separator, piece })
          expect(cellsOf(own)).toEqual(rows)
          expect(bad(own)).toEqual([])
          const options = { delimiter: separator, relax_column_count: true, record_delimiter: end }
          expect(cellsOf(own)).toEqual(parse(text, options))
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a line feed', '甲,乙\n丙,丁\n'],
    ['a return and a line feed', '甲,乙\r\n丙,丁\r\n'],
    ['a return, as Excel writes for Macintosh', '甲,乙\r丙,丁\r'],
    ['none at the end', '甲,乙\n丙,丁'],
    ['some of each', '甲,乙\r\n丙,丁\n'],
  ])('may end its lines with %s', (_, text) => {
    for (const piece of [1, 2, 3, 100])
      expect(cellsOf(read(text, { piece }))).toEqual([
        ['甲', '乙'],
        ['丙', '丁'],
      ])
  })

  it('may have a mark before it, empty cells and blank lines', () =>
    expect(cellsOf(read('\uFEFF"甲",\n\n,""\n'))).toEqual([['甲', ''], [''], ['', '']]))
})

describe('a quote that does not fit', () => {
  it.each([
    ['opens and never closes', table('乙', '"三无产品', '乙', '乙'), [3], 5],
    ['opens in the last row', table('乙', '"三无产品'), [3], 3],
    ['opens in every row', table('"三无产品', '"三无产品', '"三无产品'), [2, 3, 4], 4],
    ['opens before a cell that has quotes of its own', table('"三无产品', '销售"三无"产品', '"甲,乙"', '乙'), [2], 5],
    ['opens before a cell of several lines', table('"三无产品', '"甲\n乙"', '乙'), [2], 4],
    ['closes in a later row, with whole rows between', table('"三无产品', '乙', '三无"', '乙'), [2, 4], 5],
    ['closes in the next row', table('"三无产品', '三无"', '乙'), [2, 3], 4],
    ['has a separator before the word goes on', table('"三无,假冒"产品', '乙'), [2], 3],
    ['stands below blank lines', `${table('乙')}\n\n\n${rowOf('"三无')}\n${rowOf('乙')}`, [5], 6],
  ])('costs one row where it %s', (_, text, rows, count) => {
    for (const piece of [1, 7, 100_000]) {
      const records = read(text, { piece })
      expect(bad(records)).toEqual(rows)
      expect(records).toHaveLength(count)
      // Every other row has what stands in it, and all of it.
      for (const { cells, unclosed } of records.slice(1))
        if (!unclosed && cells.length > 1) expect(cells).toHaveLength(headings.length)
    }
  })

  it('is kept as it stands in a cell that does not begin with it, or that begins with a word in quotes', () => {
    const records = read(table('销售标称"三无"的产品', '"三无"产品', '5"', '"甲"与"乙"合伙'))
    expect(bad(records)).toEqual([])
    expect(records.slice(1).map(({ cells }) => cells[8])).toEqual([
      '销售标称"三无"的产品',
      '"三无"产品',
      '5"',
      '"甲"与"乙"合伙',
    ])
  })

  it.each([
    ['a program that quotes cells and not the quotes within', '"上海"虚构"公司"'],
    ['the same, with a separator behind', '"上海"虚构,公司"'],
    ['one behind a word', '海棠有限公司"'],
    ['one before a word', '销售"三无'],
    ['one behind a quoted cell', '"海棠有限公司""'],
    ['two before a word', '""海棠有限公司'],
    ['words in quotes on both ends', '"甲"与"乙"'],
    ['a quoted quote in a cell that goes on', '"甲""乙"丙'],
  ])('refuses the one row with %s', (_, facts) => {
    const records = read(table('乙', facts, '丙'))
    expect(bad(records)).toEqual([3])
    expect(records.at(-1)?.cells[8]).toBe('丙')
  })

  it.each([
    ['"海棠, 有限公司" ', '海棠, 有限公司'],
    [' "海棠, 有限公司"', '海棠, 有限公司'],
    ['　"海棠""有限公司"', '海棠"有限公司'],
    ['""', ''],
  ])('takes the quotes of %s for those of its cell', (facts, text) => {
    const records = read(table(facts))
    expect(bad(records)).toEqual([])
    expect(records[1]?.cells[8]).toBe(text)
  })

  it.each([0, 1, 8, headings.length - 1])('opens in column %i and closes there in a later row', (at) => {
    const rows = [rowOf('"甲', at), rowOf('乙', at), rowOf('丙"', at), rowOf('丁', at)]
    const records = read([headings.join(','), ...rows].join('\n'))
    expect(bad(records)).toEqual([2, 4])
    expect(records.map(({ cells }) => cells[at])).toEqual([headings[at], '"甲', '乙', '丙"', '丁'])
  })

  it.each([0, 1, 8, headings.length - 1])('opens in column %i of each of two rows', (at) => {
    const rows = [rowOf('"甲', at), rowOf('"乙', at), rowOf('丁', at)]
    const records = read([headings.join(','), ...rows].join('\n'))
    expect(bad(records)).toEqual([2, 3])
    expect(records.at(-1)?.cells[at]).toBe('丁')
  })

  it('leaves a first column of several lines whole', () => {
    const records = read([headings.join(','), rowOf('"甲\n乙"', 0), rowOf('乙')].join('\n'))
    expect(bad(records)).toEqual([])
    expect(records[1]?.cells[0]).toBe('甲\n乙')
  })
})

describe('a text that was made to hurt', () => {
  /** Reads it piece by piece, holding nothing. */
  function count(line: string, lines: number) {
    const records = new CsvRecords(',')
    const piece = line.repeat(Math.ceil(8_192 / line.length))
    let [all, unclosed] = [0, 0]
    const add = (record: CsvRecord) => {
      all += 1
      if (record.unclosed) unclosed += 1
    }
    for (let n = 0; n < lines; n += piece.length / line.length) for (const record of records.push(piece)) add(record)
    for (const record of records.end()) add(record)
    return { all, unclosed }
  }

  // Each line opens quotes by itself, and within open quotes too, so each would be joined to all that follow.
  it('by lines of which each would be joined to the half million characters that follow is read in no time', () => {
    const line = 'x""",y,"""z\n'
    const since = performance.now()
    const { all, unclosed } = count(line, 400_000)
    expect(all).toBeGreaterThanOrEqual(400_000)
    expect(unclosed).toBe(all)
    expect(performance.now() - since).toBeLessThan(20_000)
  })

  it('by one quote before very many lines costs one row', () => {
    const records = new CsvRecords(',')
    const found = [...records.push(`甲,"乙\n`), ...records.push('丙,丁\n'.repeat(300_000)), ...records.end()]
    expect(bad(found)).toEqual([1])
    expect(found).toHaveLength(300_001)
  })

  it('by a line without end is refused before it fills the memory', () => {
    const records = new CsvRecords(',')
    const endless = () => {
      for (let n = 0; n < 100; n += 1) records.push('x'.repeat(8_192)).next()
    }
    expect(endless).toThrow('file.csvBroken')
  })

  it('by more cells than columns are taken is refused', () =>
    expect(() => read(','.repeat(limits.columns))).toThrow('file.tooManyColumns'))
})
