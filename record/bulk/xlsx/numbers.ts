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
