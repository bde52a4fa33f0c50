import type { CaseState } from '../../domain/case.ts'
import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'

const label: Bilingual = { zh: '案件的各个方面', en: 'Sides of the case' }

const tabs: readonly { readonly path: string; readonly text: Bilingual }[] = [
  { path: '', text: { zh: '案件', en: 'Case' } },
  { path: '/measures', text: { zh: '措施响应', en: 'Measures' } },
  { path: '/repair', text: { zh: '修复办理', en: 'Repair' } },
]

/** The way between the pages of a case. */
export function CaseTabs({ state: { caseNo } }: { readonly state: CaseState }) {
  const say = useSay()
  const { path } = useVisit()
  const here = path.split('?')[0]
  return (
    <nav class="tabs" aria-label={say(label)}>
      <ul>
        {tabs.map((tab) => {
          const href = `/cases/${caseNo}${tab.path}`
          return (
            <li>
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {say(tab.text)}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
