const dayMs = 86_400_000
// Day 1 of the 1900 date system is 1900-01-01; from day 61 on it counts a 29 February 1900 that never was.
const zeroes = { before: Date.UTC(1899, 11, 31), after: Date.UTC(1899, 11, 30) }
const [leapDay, lastDay] = [60, 2_958_465]

/** The day that a cell with the style of one shows for a number; what no spreadsheet shows as a day stays the number. */
export function shownDay(written: string): string {
  const day = Math.floor(Number(written))
  if (written.trim() === '' || !(day >= 1 && day <= lastDay)) return shownNumber(written)
  if (day === leapDay) return '1900-02-29'
  return new Date((day > leapDay ? zeroes.after : zeroes.before) + day * dayMs).toISOString().slice(0, 10)
}

/**
 * A number of a workbook as a cell shows it, to the 15 digits that spreadsheets keep: programs write 310115.0 and
 * 2.0261013E7 for whole numbers. What is no number stays as it is.
 */
export function shownNumber(written: string): string {
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written
  // Whole numbers below 10^21 are written out.
  if (Number.isInteger(number)) return Math.abs(number) < 1e21 ? String(number) : written
  return String(Number(number.toPrecision(15)))
}
