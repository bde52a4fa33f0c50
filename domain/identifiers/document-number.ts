/** A document number (文号) taken apart, for example 沪监罚〔2026〕11001号. */
export interface DocumentNumber {
  /** Abbreviation of the issuing organ and the kind of document, for example 沪监罚. */
  readonly organ: string
  readonly year: number
  readonly serial: number
}

/** Writes a document number with the official tortoise-shell brackets (六角括号). */
export function formatDocumentNumber({ organ, year, serial }: DocumentNumber): string {
  return `${organ}〔${year}〕${serial}号`
}

/**
 * Reads a document number, whatever brackets were typed and with spaces or zeros before the serial, so that one document
 * compares equal however an agency wrote it; undefined for a text of another shape.
 */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const found = /^([\p{Script=Han}A-Za-z]+)[〔[［【（(](\d{4})[〕\]］】）)]第?0*([1-9]\d{0,8})号$/u.exec(
    text.replace(/\s/g, ''),
  )
  return found ? { organ: found[1]!, year: Number(found[2]), serial: Number(found[3]) } : undefined
}
