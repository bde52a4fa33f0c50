/**
 * What somebody typed, as it can be kept: lines end in one way, and what PostgreSQL keeps in no text is not there, which
 * no keyboard types. A half of a surrogate pair becomes the sign that stands for what could not be read.
 */
export function cleaned(typed: string): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** Whether a text holds what PostgreSQL keeps in none. */
export const hasUnkeepable = (text: string) => text.includes('\u0000') || /\p{Surrogate}/u.test(text)
