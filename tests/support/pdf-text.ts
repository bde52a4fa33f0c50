/**
 * The text of a PDF that we print: uncompressed, its glyphs named by the table that each font carries, or by themselves where
 * the font is one of the standard ones. Lines in order.
 */
export function textOfPdf(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const objects = new Map(
    [...raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, no, body]) => [no, body ?? '']),
  )
  const fonts = new Map([...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, no]) => [name, glyphsOf(objects, no)]))
  if (fonts.size === 0) throw new Error('This PDF names no fonts')
  const lines: string[] = []
  let glyphs: ReadonlyMap<string, string> | undefined
  for (const [, font, shown] of raw.matchAll(/\/(F\d+) [\d.]+ Tf|\[(<[^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font)
    else lines.push([...(shown ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => written(hex, glyphs)).join(''))
  }
  return lines.join('\n')
}

function written(hex: string, glyphs: ReadonlyMap<string, string> | undefined): string {
  if (!glyphs) return Buffer.from(hex, 'hex').toString('latin1')
  return (hex.match(/.{4}/g) ?? []).map((code) => glyphs.get(code) ?? '?').join('')
}

function glyphsOf(
  objects: ReadonlyMap<string | undefined, string>,
  font: string | undefined,
): Map<string, string> | undefined {
  const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1]
  if (table === undefined) return undefined
  const glyphs = new Map<string, string>()
  for (const [, from, list] of (objects.get(table) ?? '').matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [at, [, hex]] of [...(list ?? '').matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const code = (parseInt(from ?? '', 16) + at).toString(16).padStart(4, '0')
      glyphs.set(
        code,
        Buffer.from((hex ?? '').replaceAll(' ', ''), 'hex')
          .swap16()
          .toString('utf16le'),
      )
    }
  }
  return glyphs
}
