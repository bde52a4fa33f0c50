import { reachesOut } from './formula.ts'
import type { PackageNotes } from './package-parts.ts'
import { clickedElements, holdsIds, isClicked, noteRelationship, noteType, noteUse } from './package-parts.ts'
import { inserted, isWorkbookWithin, liesStill } from './workbook-within.ts'
import type { XmlHandler } from './xml.ts'
import { local } from './xml.ts'

/** What an office document holds that reaches out, acts by itself or carries something else. */
export type OfficeAct =
  | 'external'
  | 'dde'
  | 'embedded'
  | 'macros'
  | 'connection'
  | 'linkScheme'
  | 'hiddenXml'
  | 'lockedPart'
  | 'otherPart'

// Kinds of relationships (ISO/IEC 29500-1, 8 and following), by the last part of their names.
const kindActs: ReadonlyMap<string, OfficeAct> = new Map([
  ['oleobject', 'embedded'],
  ['package', 'embedded'],
  ['control', 'embedded'],
  ['activexcontrolbinary', 'embedded'],
  ['afchunk', 'embedded'],
  ['vbaproject', 'macros'],
  ['xlmacrosheet', 'macros'],
  ['xlintlmacrosheet', 'macros'],
  ['connections', 'connection'],
  ['webextension', 'connection'],
  ['webextensiontaskpanes', 'connection'],
])

// Elements by their local names: of workbooks, documents, and OpenDocument 1.3.
const elementActs: ReadonlyMap<string, OfficeAct> = new Map([
  ['ddeLink', 'dde'],
  ['oleLink', 'dde'],
  ['dde-source', 'dde'],
  ['dde-connection', 'dde'],
  ['dde-connection-decl', 'dde'],
  ['objectLink', 'external'],
  ['altChunk', 'embedded'],
  ['object-ole', 'embedded'],
  ['applet', 'embedded'],
  ['plugin', 'embedded'],
  ['floating-frame', 'external'],
  ['event-listener', 'macros'],
  // OpenDocument 1.3, part 2, 4.4: a part that only its password opens.
  ['encryption-data', 'lockedPart'],
  ['encrypted-key', 'lockedPart'],
])

const links = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'file'])
const scheme = /^\s*([a-z][a-z\d+.-]+):/i
const hostWithPort = /^\s*[\w-]+(?:\.[\w-]+)+:\d{1,5}(?:[/?#]|$)/
const elsewhere = (target: string) => scheme.test(target) || /^\s*[\\/]{2}/.test(target)
// A template on the writer's own disk: nothing of that name can come from the net.
const ownDisk = /^(?:file:\/{3})?[a-z]:[\\/](?![\\/])|^file:\/{3}(?:Users|home|Applications|Library)\/(?!\/)/i

type Attributes = Readonly<Record<string, string>>

/** Every attribute of that name, whatever its prefix: which of them counts only its name space says. */
const named = (attributes: Attributes, name: string) =>
  Object.entries(attributes).flatMap(([full, value]) => (local(full) === name ? [value] : []))

/**
 * The addresses from which an element fetches: those of an OpenDocument, and of VML (ISO/IEC 29500-4, 19.1.2). Without a
 * prefix, `href` is VML's, on which somebody clicks.
 */
const addressesIn = (attributes: Attributes) =>
  Object.entries(attributes).flatMap(([full, value]) =>
    full.endsWith(':href') || fetching.has(local(full).toLowerCase()) ? [value] : [],
  )
const fetching = new Set(['src', 'althref'])

const strangeLink = (target: string) =>
  !hostWithPort.test(target) && !links.has((scheme.exec(target)?.[1] ?? 'file').toLowerCase())

function relationship(of: Attributes): OfficeAct | undefined {
  const kind = (of['Type'] ?? '').trim().split('/').at(-1)!.toLowerCase()
  const target = of['Target'] ?? ''
  if (isClicked((of['Type'] ?? '').trim())) return strangeLink(target) ? 'linkScheme' : undefined
  if (kind === 'attachedtemplate' && ownDisk.test(target)) return undefined
  if (/^\s*external\s*$/i.test(of['TargetMode'] ?? '') || elsewhere(target)) return 'external'
  return kindActs.get(kind)
}

/** What is XML must say so by its name, since by that it is looked at (ISO/IEC 29500-2, 7.2.3). */
function contentType(of: Attributes): OfficeAct | undefined {
  const name = (of['PartName'] ?? of['Extension'] ?? 'xml').trim()
  if (/macro/i.test(of['ContentType'] ?? '')) return 'macros'
  return /[+/]xml(?![\w.+-])/i.test(of['ContentType'] ?? '') && !/(?:^|\.)(?:xml|rels|vml)$/i.test(name)
    ? 'hiddenXml'
    : undefined
}

const judges: Readonly<Record<string, (of: Attributes) => OfficeAct | undefined>> = {
  Relationship: relationship,
  Override: contentType,
  Default: contentType,
}

const formulas = new Set(['f', 'formula', 'formula1', 'formula2', 'definedName'])
const instructions = new Set(['instrText', 'delInstrText'])
const fieldElements = new Set([...instructions, 'fldSimple', 'fldChar'])
const activeField = /^[\s"{]*(?:DDE|DDEAUTO|LINK|INCLUDE|INCLUDETEXT|RD|DATABASE)\b/i
// Pictures of the writer's own disk are ordinary; what another field puts together may be an address.
const pictureField = /^[\s"{]*(?:INCLUDEPICTURE|IMPORT)\b/i
const address = /(?:^|[\s"])(?:\\\\|\/\/)|[a-z][a-z\d+.-]+:|\{/i
// As long as Word lets a field's instruction be, and a formula; what is longer counts by its beginning.
const instructionCharacters = 65_536
const nesting = 200

const reaches = (field: string) => activeField.test(field) || (pictureField.test(field) && fetches(field))

// The words of an address, each no longer than its piece of the text: so no letter is looked at twice.
const fetches = (field: string) => field.split(/(?=[\s"])/).some((piece) => address.test(piece.slice(0, 64)))

/** Which part of a document is watched: what is noted of it, and whether it may have workbooks within. */
export interface WatchedPart {
  readonly name: string
  readonly mayHaveWorkbooks: boolean
  readonly notes: PackageNotes
}

/** Watches over one part of an office document; tells each act once it is seen. */
export function officeWatch(
  found: (act: OfficeAct) => void,
  { name: part, mayHaveWorkbooks, notes }: WatchedPart,
): XmlHandler {
  // An instruction may be split over any number of runs, and fields stand in fields.
  const open = ['']
  // Formulas stand in formulas too; only text right in one belongs to it.
  const formulasOpen: { readonly depth: number; text: string }[] = []
  let depth = 0
  let instructionDepth = 0
  const spaces = new Map<string, Set<string>>()
  const fieldPrefixes = new Set<string>()
  const judgeField = (instruction: string) => {
    if (reaches(instruction)) found('dde')
  }
  const add = (to: string, text: string) => (to.length > instructionCharacters ? to : to + text)
  const mark = (kinds: readonly string[]) => {
    // Two signs in one would be read one way by us and another way by Word.
    if (kinds.length > 1) found('hiddenXml')
    if (kinds[0] === 'begin' && open.length < nesting) open.push(add(open.pop()!, '{'), '')
    else if (open.length > 1) judgeField(open.pop()!)
  }
  const declare = (attributes: Attributes) => {
    for (const [full, uri] of Object.entries(attributes)) {
      if (full !== 'xmlns' && !full.startsWith('xmlns:')) continue
      const prefix = full.slice(6)
      spaces.set(prefix, (spaces.get(prefix) ?? new Set()).add(uri))
    }
  }
  const noteUses = (attributes: Attributes) => {
    for (const [full, value] of Object.entries(attributes)) {
      const colon = full.indexOf(':')
      const meanings = colon > 0 ? spaces.get(full.slice(0, colon)) : undefined
      if (meanings && [...meanings].some(holdsIds)) noteUse(notes, part, value)
    }
  }
  const field = (name: string, prefix: string, attributes: Attributes) => {
    fieldPrefixes.add(prefix)
    if (instructions.has(name)) instructionDepth = depth
    if (name === 'fldChar') mark(named(attributes, 'fldCharType'))
    if (name === 'fldSimple') named(attributes, 'instr').forEach(judgeField)
  }
  const judgeAddress = (name: string, href: string) => {
    if (name === 'a') {
      if (strangeLink(href)) found('linkScheme')
      // The template that a document once came from is named in it and not fetched.
    } else if (elsewhere(href) && !(name === 'template' && /^file:\/{3}/.test(href))) found('external')
  }
  return {
    open(name, attributes, prefix) {
      depth += 1
      // No ordinary program writes elements into instructions, or gives them to readers in two versions.
      if (instructionDepth > 0 || (formulasOpen.length > 0 && name === 'AlternateContent')) found('hiddenXml')
      if (named(attributes, 'ProcessContent').length > 0) found('hiddenXml')
      const act = (Object.hasOwn(judges, name) ? judges[name]?.(attributes) : undefined) ?? elementActs.get(name)
      if (act && !(mayHaveWorkbooks && name === 'Relationship' && isWorkbookWithin(part, attributes))) found(act)
      if (name === 'Relationship') noteRelationship(notes, part, attributes)
      if (part === '[Content_Types].xml' && (name === 'Override' || name === 'Default'))
        noteType(notes, name, attributes)
      if (inserted.has(name) && !liesStill(attributes)) found('embedded')
      if (formulas.has(name)) formulasOpen.push({ depth, text: '' })
      declare(attributes)
      if (!clickedElements.has(name)) noteUses(attributes)
      if (fieldElements.has(name)) field(name, prefix, attributes)
      for (const href of addressesIn(attributes)) judgeAddress(name, href)
    },
    text(text) {
      const formula = formulasOpen.at(-1)
      if (formula?.depth === depth) formula.text = add(formula.text, text)
      if (instructionDepth > 0) open.push(add(open.pop()!, text))
    },
    close() {
      if (formulasOpen.at(-1)?.depth === depth && reachesOut(formulasOpen.pop()!.text)) found('dde')
      if (instructionDepth === depth) instructionDepth = 0
      depth -= 1
    },
    end() {
      open.forEach(judgeField)
      // Instructions of two name spaces are read together by us, and one of them alone by Word.
      const meanings = new Set([...fieldPrefixes].flatMap((prefix) => [...(spaces.get(prefix) ?? [prefix])]))
      if (meanings.size > 1) found('hiddenXml')
    },
  }
}
