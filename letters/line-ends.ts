// Far longer than any line, so that an address or a number is never touched.
const longest = 200

const isSpace = (sign: string) => /[^\S\u00a0\u2007\u202f\ufeff]/.test(sign)
const isHan = (sign: string) => /\p{Script=Han}/u.test(sign)

/**
 * A text in which no more than 200 signs follow one another without a place where a line may end: after so many one is
 * begun. What prints measures the rest of such a run anew for each line, so a run of 10,000 signs takes it seconds.
 */
export function withLineEnds(text: string): string {
  const pieces: string[] = []
  let before = ''
  let run = 0
  for (const sign of text) {
    // Between two ideographs a line may end, at a sign of punctuation not always.
    run = isSpace(sign) || (isHan(sign) && isHan(before)) ? 0 : run + 1
    if (run > longest) {
      pieces.push('\n')
      run = 1
    }
    pieces.push(sign)
    before = sign
  }
  return pieces.join('')
}
