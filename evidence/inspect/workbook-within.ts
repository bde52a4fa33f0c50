import { posix } from 'node:path'
import { local } from './xml.ts'

type Attributes = Readonly<Record<string, string>>

/** A workbook within a document; it is looked into as the file is. */
export const workbookWithin = /^(?:word|xl)\/embeddings\/[^/\\%]+\.xlsx$/i

// What may hold one (ISO/IEC 29500-1, 15.2.11): a chart with its figures, and text or a sheet into which it was inserted.
const holders = [
  /^(word)\/_rels\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml\.rels$/i,
  /^((?:word|xl)\/charts)\/_rels\/[^/]+\.rels$/i,
  /^(xl\/worksheets)\/_rels\/[^/]+\.rels$/i,
]

/** Whether a relationship of that part names a workbook within. */
export function isWorkbookWithin(part: string, of: Attributes): boolean {
  const folder = holders.map((holder) => holder.exec(part)?.[1]).find((found) => found !== undefined)
  const target = of['Target'] ?? ''
  if (folder === undefined || of['TargetMode'] !== undefined || !(of['Type'] ?? '').endsWith('/package')) return false
  return workbookWithin.test(target.startsWith('/') ? target.slice(1) : posix.join(folder, target))
}

/** Elements that show what is inserted: in text (ISO/IEC 29500-1, 17.3.3.20; VML) and in a sheet (18.3.1.59). */
export const inserted: ReadonlySet<string> = new Set(['OLEObject', 'objectEmbed', 'oleObject'])

/** Whether what is inserted lies still until somebody opens it, and then opens as the workbook that it is. */
export function liesStill(attributes: Attributes): boolean {
  const said = (name: string) =>
    Object.entries(attributes).flatMap(([full, value]) => (local(full).toLowerCase() === name ? [value.trim()] : []))
  const programs = said('progid')
  return (
    programs.length > 0 &&
    programs.every((program) => program === 'Excel.Sheet.12') &&
    said('type').every((type) => type === 'Embed') &&
    said('link').length === 0 &&
    said('autoload').every((value) => value === '0' || value === 'false')
  )
}
