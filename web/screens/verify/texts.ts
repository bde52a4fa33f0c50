import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '证明核验', en: 'Check a certificate' },
  lead: {
    zh: '手里的信用修复证明是真的吗，现在还有效吗？扫证明上的二维码，或者在这里填写。',
    en: 'Is the certificate of repair genuine, and still in force? Scan its code, or type it here.',
  },
  number: { zh: '证明编号', en: 'Number' },
  numberHint: { zh: '例如 沪虚证〔2026〕1号；括号用哪种都可以。', en: 'As in 沪虚证〔2026〕1号, with any brackets.' },
  code: { zh: '核验码', en: 'Check code' },
  codeHint: {
    zh: '写在编号旁边。填写后才显示证明属于谁。',
    en: 'It stands beside the number. Whose certificate it is, is shown only with it.',
  },
  check: { zh: '核验', en: 'Check' },
  fill: { zh: '请填写证明编号。', en: 'Type the number of the certificate.' },
  genuine: { zh: '真实有效', en: 'Genuine and in force' },
  superseded: { zh: '真实，但已失效', en: 'Genuine, but no longer in force' },
  unknown: { zh: '查无此证明', en: 'No such certificate' },
  unknownHint: {
    zh: '编号或核验码不对。请逐字核对；核对无误仍查不到的，请不要采信。',
    en: 'Number or code is wrong. Compare each character; if they are right and it is still not found, do not rely on it.',
  },
  entity: { zh: '主体', en: 'Entity' },
  entityCode: { zh: '统一社会信用代码', en: 'Credit code' },
  agency: { zh: '出具单位', en: 'Issued by' },
  issuedOn: { zh: '准予修复日期', en: 'Repair granted on' },
  supersededOn: { zh: '失效日期', en: 'No longer in force from' },
  withCode: { zh: '填写核验码后显示', en: 'Shown with the check code' },
  means: { zh: '修复证明说明什么', en: 'What a certificate means' },
  meansHint: {
    zh: '证明所述的失信记录已经修复，不再公示、共享和使用，惩戒措施依法解除。它不说明该单位没有其他记录。',
    en: 'The record it names has been repaired: it is not published, shared or used any more, and its measures are lifted. It does not say that there are no others.',
  },
  searchOthers: { zh: '查询正在公示的记录', en: 'Search the public register' },
} satisfies Texts
