/**
 * Characters that older tables put into the private use area and GB 18030-2022 names by their own: of each run the first
 * private character, and the standard ones in its order. Bytes A6D9 to A6F3, A8BC to A8BF and FE50 to FEA0.
 */
const runs: readonly (readonly [first: number, standard: string])[] = [
  [0xe78d, '︐︒︑︓︔︕︖︗︘︙'],
  [0xe7c7, 'ḿǹ'],
  [
    0xe815,
    '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
  ],
]

const standardOf = new Map(
  runs.flatMap(([first, standard]) =>
    Array.from(standard, (sign, at) => [String.fromCodePoint(first + at), sign] as const),
  ),
)

/** A text with the characters of older tables in the place where GB 18030-2022 has them. */
export const standardCharacters = (text: string): string =>
  text.replace(/[\u{E78D}-\u{E864}]/gu, (sign) => standardOf.get(sign) ?? sign)

/** The private characters of a text that no standard names, as U+ and their number, each once: nobody else can read them. */
export const privateCharacters = (text: string): readonly string[] => [
  ...new Set(
    Array.from(text.matchAll(/\p{Private_Use}/gu), ([sign]) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase()}`),
  ),
]
