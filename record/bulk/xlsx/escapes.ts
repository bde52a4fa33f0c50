/**
 * A text of a workbook as it is shown: `_xHHHH_` is how the format writes a character that XML cannot carry, and `_x005F_`
 * an underline that would read so (ECMA-376, 22.9.2.19). Lines end with one line feed.
 */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/\0|\p{Surrogate}/gu, '\uFFFD')
}
