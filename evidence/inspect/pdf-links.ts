const schemes = new Set(['http', 'https', 'mailto', 'tel'])
const isReference = /^\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R/
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/**
 * Whether an address, at whose beginning the text of a PDF stands, may lead elsewhere than to a page of the web, a letter or
 * a call: to a script, a file, a program. True also where it is not written there and then, so that nobody sees what it is.
 */
export function leads(value: string): boolean {
  if (value === '' || isReference.test(value)) return true
  const address = value.startsWith('(') ? literal(value) : hexadecimal(value)
  if (address === undefined) return false
  // Readers drop what cannot be seen, also between the letters of a scheme; UTF-16 has zeros between them.
  const seen = address.replace(/^(?:\u00FE\u00FF|\u00FF\u00FE|\u00EF\u00BB\u00BF)/, '').replace(/[^!-~]/g, '')
  const scheme = /^([^/?#:]*):/.exec(seen)?.[1]
  return seen.startsWith('\\') || (scheme !== undefined && !schemes.has(scheme.toLowerCase()))
}

// Texts of ISO 32000-2, 7.3.4.2: a sign by its number, a line that goes on.
function literal(value: string): string {
  const inside = /^\(((?:[^\\)]|\\[^])*)/.exec(value)![1]!
  return inside.replaceAll(/\\(?:([0-7]{1,3})|(\r\n?|\n)|([^]))/g, (_, octal?: string, line?: string, sign = '') => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) % 256)
    return line === undefined ? (escapes[sign as string] ?? sign) : ''
  })
}

// ISO 32000-2, 7.3.4.3.
function hexadecimal(value: string): string | undefined {
  const digits = /^<(?!<)([^>]*)/.exec(value)?.[1]
  return digits === undefined
    ? undefined
    : Buffer.from(digits.replaceAll(/[^0-9A-Fa-f]/g, ''), 'hex').toString('latin1')
}
