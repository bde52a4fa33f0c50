import { Notice } from './parts.tsx'
import { useSay, useVisit } from './visit.ts'
import { filledIn } from './words.ts'

const texts = {
  title: { zh: '本账户目前只能办理 {cases}', en: 'This account reaches {cases} only' },
  only: {
    zh: '账户是凭告知书上的邀请码开通的，还没有核实。贵单位可能还有其他记录，这里看不到，也不能办理。',
    en: 'It was opened by the code in a notice and is not proved yet. Your entity may have other records, which are not shown here.',
  },
  how: {
    zh: '要查看和办理贵单位的全部记录，请选一种方式核实：经一网通办（统一身份认证）以单位身份登录；或者带纸质送达回执或身份证件到认定单位当面核实，由两名工作人员登记和确认。',
    en: 'To reach all records, prove it in one of two ways: sign in for the entity by the portal (identity provider), or take the paper receipt or a document of identity to the agency, where two officials record and confirm it.',
  },
}

/** Says to an account that reaches some cases of its entity only that it does, and how that ends; nothing to others. */
export function LimitedReach() {
  const say = useSay()
  const { actor } = useVisit()
  if (actor?.onlyCases === undefined) return null
  return (
    <Notice title={filledIn(texts.title, { cases: actor.onlyCases.join(', ') })}>
      <p>{say(texts.only)}</p>
      <p>{say(texts.how)}</p>
    </Notice>
  )
}

/** Whether the reader's account reaches some cases of its entity only, so that a page must not say "all" or "none". */
export const useIsLimited = (): boolean => useVisit().actor?.onlyCases !== undefined
