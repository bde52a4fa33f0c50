/**
 * Whether every number in a text of JSON as PostgreSQL prints it is the double that it is read as: PostgreSQL keeps more
 * digits, so that 50 and 50.00000000000000001 would have the same hash.
 */
export function isExact(text: string): boolean {
  const withoutStrings = text.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  return [...withoutStrings.matchAll(/-?\d+(?:\.\d+)?/g)].every(
    ([written]) => plain(written) === plain(shortest(written)),
  )
}

// What the shortest text of the double is without an exponent.
function shortest(written: string): string {
  const [, sign = '', first = '', rest = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Number(written).toExponential()) ?? []
  const digits = first + rest
  const point = Number(exponent) + 1
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`
}

const plain = (text: string) => {
  const [, sign = '', whole = '', part = ''] = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? []
  return `${sign}${whole || '0'}.${part}`
}
