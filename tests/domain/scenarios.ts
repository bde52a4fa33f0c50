import type { Refusal } from '../../domain/refusal.ts'
import type { Life } from '../support/life.ts'

/**
 * Scenarios by their numbers in the review of the law, with the value that the text asks for. What is expected stands in
 * the statute, never in the code: 行政处罚法 Arts 41, 44, 45, 62-65.
 */
export interface Scenario {
  readonly no: number
  readonly what: string
  /** Leads the life to the point in question and answers with what is asked about. */
  readonly tried: () => unknown
  readonly expected: unknown
}

export const list = { outcome: 'list', reasons: '事实清楚' } as const
export const ground = (id: string) => ({ grounds: [{ id, text: '事实不符' }], evidence: [] })
export const codeOf = (refusal: Refusal | undefined) => refusal?.code ?? 'done'
export const paper = [{ title: '放弃声明（虚构）' }]
export const due = (life: Life, key: string) => life.now.deadlines[key]?.dueOn
