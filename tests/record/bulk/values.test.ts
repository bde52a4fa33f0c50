import { describe, expect, it } from 'vitest'
import { isFormula, isUnreadable, parseDate, parseList, parseNumber } from '../../../record/bulk/values.ts'

describe('a date in a cell', () => {
  it.each([
    ['2026-10-13', '2026-10-13'],
    ['2026/1/5', '2026-01-05'],
    ['2026.10.13', '2026-10-13'],
    ['20261013', '2026-10-13'],
    ['2026年2月3日', '2026-02-03'],
    ['2026-10-13 00:00:00', '2026-10-13'],
    ['2026-10-13T00:00:00.000', '2026-10-13'],
    ['46308', '2026-10-13'],
    ['46308.75', '2026-10-13'],
    ['45351', '2024-02-29'],
    ['2024-02-29', '2024-02-29'],
    // As people and programs write them elsewhere.
    ['46308.9654398148', '2026-10-13'],
    ['2026/10/13 9:30', '2026-10-13'],
    ['2026-10-13 09:30:00', '2026-10-13'],
    ['2026年10月13号', '2026-10-13'],
    ['2026-10-13T00:00:00Z', '2026-10-13'],
    ['2026-10-13T16:30:00+08:00', '2026-10-13'],
    ['2.0261013E7', '2026-10-13'],
    ['20261013.0', '2026-10-13'],
    ['2026.10.13.', '2026-10-13'],
    ['二〇二六年十月十三日', '2026-10-13'],
    ['二○二六年二月二十日', '2026-02-20'],
    ['二零二六年十一月三十日', '2026-11-30'],
    ['2026年10月13日 ', '2026-10-13'],
    ['2026 年 10 月 13 日', '2026-10-13'],
    ['2026 - 10 - 13', '2026-10-13'],
    ['２０２６年１０月１３日', '2026-10-13'],
    ['２０２６－１０－１３', '2026-10-13'],
    ['2026／10／13', '2026-10-13'],
    ['2026年1月1日 9:30', '2026-01-01'],
    ['2026-1-1 9:30', '2026-01-01'],
    ['2026\u200b-10-13', '2026-10-13'],
  ])('reads %s as %s', (text, date) => expect(parseDate(text)).toBe(date))

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-10-13',
    '10/13/2026',
    '2026-10/13',
    '12345',
    '90000',
    '昨天',
    '2026',
    // By another clock it may be the 14th here.
    '2026-10-13T16:30:00Z',
    '2026-10-13T16:30:00-05:00',
    '二〇二六年十三月一日',
    '二〇二六年二月三十日',
    '2026年10月',
    '2026-1-19:30',
    '2.02610135E6',
  ])('does not guess at %s', (text) => expect(parseDate(text)).toBeUndefined())
})

describe('a number in a cell', () => {
  it.each([
    ['0.5', 0.5],
    ['1,234.5', 1234.5],
    ['1，234，567', 1_234_567],
    ['-30', -30],
    ['9E1', 90],
    ['０．５', 0.5],
    ['１，２３４', 1234],
    [' 50\u200b ', 50],
  ])('reads %s as %d', (text, number) => expect(parseNumber(text)).toBe(number))

  it.each(['五十', '50万元', '', '1,23', '1.2.3', 'Infinity', '0x10'])('does not guess at "%s"', (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  )
})

it('splits a list at its marks and drops empty parts', () => {
  expect(parseList('罚款、 没收违法所得；；', /[、；]/)).toEqual(['罚款', '没收违法所得'])
})

describe('a formula', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://127.0.0.1/","点我")',
    '@SUM(A1)',
    '+cmd',
    "-2+3+cmd|' /C calc'!A0",
    '＝1+1',
    '＋cmd',
    '－A1',
    '＠SUM(A1)',
    '\n=A1',
    '\t=A1',
    '- A1',
    '-HYPERLINK("http://127.0.0.1/","点我")',
    "-2+3+cmd|' /C calc'!A0虚构",
    '-虚构!A1',
    '-=虚构',
  ])('is seen in %s', (text) => expect(isFormula(text)).toBe(true))

  it.each([
    '- 事实一（虚构）',
    '-事实一(虚构)!',
    '－ 未按规定培训；\n－ 未设安全员',
    '- A公司未按规定培训',
    '-1、未按规定培训',
    '+ 停止违法行为',
  ])('is not seen in a list: %s', (text) => expect(isFormula(text)).toBe(false))

  it.each([
    '-30',
    '－30',
    '＋86 21-66690743',
    '+86 21-66690743',
    '上海=虚构',
    '021-66690743',
    'a@example.test',
    '-',
    '－',
    '--',
    '+',
  ])('is not seen in %s', (text) => expect(isFormula(text)).toBe(false))
})

it.each([
  ['上海\uFFFD公司', true],
  ['上海\u0007公司', true],
  ['#N/A', true],
  ['#REF!', true],
  ['停止违法行为\n提交报告', false],
  ['#1车间', false],
])('tells whether %j cannot be read: %s', (text, unreadable) => expect(isUnreadable(text)).toBe(unreadable))
