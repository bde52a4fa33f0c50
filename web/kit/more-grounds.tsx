import { mostGrounds } from '../../domain/listing/grounds.ts'
import { useSay } from './visit.ts'

const text = {
  zh: '只列前 {shown} 条，共 {count} 条；全部见案件全文。',
  en: 'The first {shown} of {count}; all stand in the texts of the case.',
}

/** The way to the grounds that a page leaves out, of a case that has more than one may have now. */
export function MoreGrounds({ caseNo, count }: { readonly caseNo: string; readonly count: number }) {
  const say = useSay()
  if (count <= mostGrounds) return null
  return (
    <p class="hint">
      <a href={`/cases/${caseNo}/texts`}>{say(text, { shown: mostGrounds, count })}</a>
    </p>
  )
}
