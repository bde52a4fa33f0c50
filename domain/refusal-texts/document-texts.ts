import type { RefusalTexts } from './types.ts'

/** Texts about letters, certificates and files of evidence. */
export const documentTexts: RefusalTexts = {
  'letter.unknown': {
    zh: '没有找到该文书[（{id}）]，或者您无权查看，请从案件的文书清单中选择。',
    en: 'There is no such letter[ ({id})] that you may see: choose one from the letters of the case.',
  },
  'letter.notNow': {
    zh: '现在没有需要送达的这份文书[（{occasion}）]，请从案件的文书清单中选择待送达的文书。',
    en: 'This letter[ ({occasion})] is not to be served now: choose a draft from the letters of the case.',
  },
  'certificate.unknown': {
    zh: '没有查到这份证明，或者核验码不符，该证明可能是伪造的；请核对编号和核验码，仍不符的请联系出具机关。',
    en: 'There is no such certificate, or the code does not belong to it, so it may be forged: check number and code, then ask the agency named on it.',
  },
}
