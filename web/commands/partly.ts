import type { CaseState } from '../../domain/case.ts'
import type { RequirementEvidence } from '../../domain/rectification/types.ts'
import type { Bilingual } from '../kit/words.ts'

/** Whether evidence leaves out what is still asked for, or says that something was done and proves it by nothing. */
export function askIfPartly(
  { items }: Readonly<Record<string, unknown>>,
  { rectification }: CaseState,
): Bilingual | undefined {
  if (!rectification || !Array.isArray(items)) return undefined
  const given = items as readonly RequirementEvidence[]
  const { requirements, evidenced = [], gaps = [], status } = rectification
  const isMissing = (id: string) =>
    status === 'returned'
      ? gaps.some(({ requirement }) => requirement === id) || !evidenced.includes(id)
      : !evidenced.includes(id)
  const named = (ids: readonly string[]) => ids.map((id) => requirements.find((one) => one.id === id)?.text ?? id)
  const left = requirements
    .map(({ id }) => id)
    .filter((id) => isMissing(id) && !given.some((item) => item.requirement === id))
  const bare = given.filter(({ evidence }) => evidence.length === 0).map(({ requirement }) => requirement)
  if (left.length === 0 && bare.length === 0) return undefined
  const zh = [
    left.length === 0 ? '' : `没有填写的要求：${named(left).join('；')}。`,
    bare.length === 0 ? '' : `没有附材料的要求：${named(bare).join('；')}。`,
    '提交后认定单位即开始核验，核验期间不能再补充；缺的要等退回补正后才能补。每项要求都有材料，才能通过。',
  ]
  const en = [
    left.length === 0 ? '' : `Left out: ${named(left).join('; ')}.`,
    bare.length === 0 ? '' : `Without any evidence: ${named(bare).join('; ')}.`,
    'Once it is sent the agency checks it, and nothing can be added until it comes back. It is accepted only when there is evidence for every requirement.',
  ]
  return { zh: zh.join(''), en: en.filter((part) => part !== '').join(' ') }
}
