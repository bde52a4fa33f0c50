/** A case number taken apart: the year it was opened in and its number within the register. */
export interface CaseNumber {
  readonly year: number
  readonly serial: number
}

/** Writes a case number, `BH-2026-000123`. Numbers above 999999 take more digits. */
export function formatCaseNumber({ year, serial }: CaseNumber): string {
  return `BH-${year}-${String(serial).padStart(6, '0')}`
}

/** Reads a case number exactly as `formatCaseNumber` writes it; undefined for any other text. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const found = /^BH-(\d{4})-(\d{6,12})$/.exec(text)
  if (!found) return undefined
  const parsed = { year: Number(found[1]), serial: Number(found[2]) }
  return parsed.serial > 0 && formatCaseNumber(parsed) === text ? parsed : undefined
}
