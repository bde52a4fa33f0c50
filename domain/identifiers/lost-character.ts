// What programs leave where a character had no place in an encoding or a font: a question mark of any width, the sign of
// Unicode for it, the box or the 〓 (geta) of a missing glyph, or the reference of a page that nobody has resolved.
const left = /[?？﹖︖¿\uFFFD□■▢▣▯▮◻◼◽◾⬜⬛☐〓]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iu

/** What a lost character has left in a name or a number, where no such sign belongs; undefined where nothing tells of one. */
export const lostCharacter = (text: string): string | undefined => left.exec(text)?.[0]

/** The reference of a page to a character, in any text: programs write it for one that an encoding has not. */
export const unresolvedReference = (text: string): string | undefined => /&#(?:\d{1,7}|x[\da-f]{1,6});/i.exec(text)?.[0]
