/** How the type of an open text document begins, in its part `mimetype` (OpenDocument 1.3, part 2, 3.3). */
export const openDocumentType = 'application/vnd.oasis.opendocument.text'

const picture = String.raw`[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|webp|wmf|emf|svm)`
const documents = String.raw`(?:content|styles|meta|settings)\.xml`

/** The parts that LibreOffice, Word and others write into text documents; a chart or formula is a document within one. */
const ordinary = new RegExp(
  [
    'mimetype',
    String.raw`META-INF/(?:(?:manifest|documentsignatures)\.xml)?`,
    String.raw`manifest\.rdf`,
    'layout-cache',
    String.raw`Thumbnails/(?:thumbnail\.png)?`,
    `(?:Pictures|media)/(?:${picture})?`,
    String.raw`Fonts/(?:[^/]+\.(?:ttf|otf|ttc|odttf|eot))?`,
    String.raw`Configurations2/(?:[a-z]+/){0,2}(?:[\w.-]+\.xml)?`,
    `Configurations2/images/Bitmaps/(?:${picture})?`,
    String.raw`ObjectReplacements/(?:[^/.]+)?`,
    String.raw`(?:[\w -]{1,60}/)?(?:${documents})?`,
  ]
    .map((part) => `^${part}$`)
    .join('|'),
)

// By these a reader takes a package for an open document, whatever else it holds.
const ofOpenDocuments = new Set(['mimetype', 'META-INF/manifest.xml'])

/** A part that an ordinary open document does not have, or by which another document would be taken for one. */
export function strangePart(names: ReadonlySet<string>, isOpenDocument: boolean): string | undefined {
  return [...names].find((name) => (isOpenDocument ? !ordinary.test(name) : ofOpenDocuments.has(name)))
}
