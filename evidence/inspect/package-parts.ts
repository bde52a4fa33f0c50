import { posix } from 'node:path'

type Attributes = Readonly<Record<string, string>>

/** What the parts of an office document say of each other; only once all have been read can it be judged. */
export interface PackageNotes {
  /** Types by the extension, and by the name of a part, both in small letters (ISO/IEC 29500-2, 7.2.3). */
  readonly byExtension: Map<string, Set<string>>
  readonly byName: Map<string, Set<string>>
  /** Names of the parts that the package says to be the document. */
  readonly documents: Set<string>
  /** Relationships of links on which somebody clicks, as part and id. */
  readonly clicked: Set<string>
  /** Relationships that something else than such a link uses, as part and id. */
  readonly used: Set<string>
}

export const nothingNoted = (): PackageNotes => ({
  byExtension: new Map(),
  byName: new Map(),
  documents: new Set(),
  clicked: new Set(),
  used: new Set(),
})

// Both editions of the standard, Transitional and Strict.
const relationshipSpaces = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]

/** Whether a relationship is a link on which somebody clicks; a type that only ends like it is none. */
export const isClicked = (type: string): boolean => relationshipSpaces.some((space) => type === `${space}/hyperlink`)

/** Whether a name space is that of attributes that hold the id of a relationship, or `o:relid` of VML. */
export const holdsIds = (space: string): boolean =>
  relationshipSpaces.includes(space) || space === 'urn:schemas-microsoft-com:office:office'

/** Elements whose relationship is a link on which somebody clicks. */
export const clickedElements: ReadonlySet<string> = new Set(['hyperlink', 'hlinkClick', 'hlinkHover', 'hlinkMouseOver'])

/** Notes a type that is declared in `[Content_Types].xml`. */
export function noteType(notes: PackageNotes, element: string, of: Attributes): void {
  const [map, key] = element === 'Override' ? [notes.byName, of['PartName']] : [notes.byExtension, of['Extension']]
  const name = (key ?? '').trim().toLowerCase().replace(/^\//, '')
  map.set(name, (map.get(name) ?? new Set()).add(of['ContentType'] ?? ''))
}

/** Notes a relationship of a part of relationships. */
export function noteRelationship(notes: PackageNotes, part: string, of: Attributes): void {
  const type = of['Type'] ?? ''
  const target = of['Target'] ?? ''
  if (isClicked(type.trim())) notes.clicked.add(`${sourceOf(part)} ${of['Id'] ?? ''}`)
  if (part.toLowerCase() === '_rels/.rels' && /\/officeDocument\s*$/i.test(type))
    notes.documents.add(posix.join('/', target).slice(1))
}

// `word/_rels/document.xml.rels` holds those of `word/document.xml`.
const sourceOf = (part: string) =>
  part
    .replace(/(?:^|(?<=\/))_rels\/(?=[^/]*$)/i, '')
    .replace(/\.rels$/i, '')
    .toLowerCase()

/** Notes that an element which is no link uses a relationship of its part. */
export function noteUse(notes: PackageNotes, part: string, id: string): void {
  notes.used.add(`${part.toLowerCase()} ${id}`)
}

const office = String.raw`application\/vnd\.openxmlformats-officedocument\.`
// What is no XML and stands in ordinary documents: pictures, fonts, settings of printers, VML, the workbook of a chart.
const takenTypes = new RegExp(
  [
    String.raw`image\/[\w.+-]+`,
    String.raw`${office}(?:spreadsheetml|wordprocessingml)\.printerSettings`,
    String.raw`${office}(?:vmlDrawing|obfuscatedFont|spreadsheetml\.sheet)`,
    String.raw`application\/(?:x-font-ttf|x-fontdata|xml)`,
    String.raw`text\/xml`,
    String.raw`application\/[\w.-]+\+xml`,
  ]
    .map((type) => `^(?:${type})$`)
    .join('|'),
  'i',
)

/** What is amiss with the parts taken together: a macro, a type that is not taken, or a link that is used as no link. */
export function packageFault(
  notes: PackageNotes,
  names: ReadonlySet<string>,
): { readonly fault: 'macros' | 'notTakenType' | 'external' | 'otherMain'; readonly part: string } | undefined {
  for (const part of names) {
    const name = part.toLowerCase()
    const extension = name.slice(name.lastIndexOf('.') + 1)
    const types = [...(notes.byName.get(name) ?? []), ...(notes.byExtension.get(extension) ?? [])].map((type) =>
      type.trim(),
    )
    if (types.some((type) => /macro|vba/i.test(type))) return { fault: 'macros', part }
    // With parameters behind a semicolon a type is none of those that writers use.
    if (types.some((type) => !takenTypes.test(type))) return { fault: 'notTakenType', part }
  }
  for (const document of notes.documents)
    if (document !== 'word/document.xml' && document !== 'xl/workbook.xml')
      return { fault: 'otherMain', part: document }
  const amiss = [...notes.used].find((use) => notes.clicked.has(use))
  return amiss === undefined ? undefined : { fault: 'external', part: amiss.split(' ')[0] ?? '' }
}
