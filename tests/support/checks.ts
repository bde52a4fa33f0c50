import type { Question } from '../../domain/checks/types.ts'

/** What a department asks about the usual fictitious entity before it grants something. */
export const question = (changes: Partial<Question> = {}): Question => ({
  subject: { kind: 'organisation', code: '91310115MA1FAKE27N' },
  matter: 'inspection',
  item: { code: '310-XK-0001', name: '虚构许可事项' },
  reference: '沪虚申〔2026〕0001号',
  officer: '何（虚构）',
  purpose: '审批前核查（虚构）',
  ...changes,
})
