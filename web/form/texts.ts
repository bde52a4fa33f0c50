import type { Texts } from '../kit/words.ts'

export const texts = {
  faults: { zh: '请改正以下内容', en: 'Please put this right' },
  fault: { zh: '错误：', en: 'Error: ' },
  optional: { zh: '（选填）', en: '(optional)' },
  dateHint: { zh: '格式：2026-04-07', en: 'As in 2026-04-07' },
  linesHint: { zh: '每行一项。', en: 'One on each line.' },
  attach: { zh: '上传文件', en: 'Send files' },
  attachHint: {
    zh: '照片、PDF、文档或表格，每份不超过 50 MB，可以一次选多份。提交时一并上传。会自行运行、打开或者连接外部的内容不接收；图片、字体和页面画面里的内容不检查，是否扫描过病毒在材料清单中注明。',
    en: 'Pictures, PDF, documents or workbooks of at most 50 MB each, several at a time. They go along when you submit. What acts by itself or reaches out is refused; what pictures, fonts and the drawing of pages hold is not looked at, and the list of files says whether each was scanned for viruses.',
  },
  allFiles: { zh: '从案件的其余 {count} 份材料中选择', en: 'Choose from the other {count} files of the case' },
  newerFiles: { zh: '较新的材料', en: 'Newer files' },
  olderFiles: { zh: '较早的材料', en: 'Older files' },
  otherEvidence: { zh: '没有文件的材料', en: 'Evidence without a file' },
  choose: { zh: '请选择', en: 'Choose' },
  row: { zh: '第 {n} 项', en: 'Entry {n}' },
  more: { zh: '增加几行', en: 'More rows' },
  why: { zh: '补充办理理由和依据（选填）', en: 'Add your reason and legal basis (optional)' },
  reason: { zh: '办理理由', en: 'Reason' },
  reasonHint: {
    zh: '与本次办理一同记入台账，有权查看案件的人都能看到。',
    en: 'Kept with this act in the ledger, for all who may see the case.',
  },
  legalBasis: { zh: '法律依据', en: 'Legal basis' },
  saveDraft: { zh: '保存草稿', en: 'Save as draft' },
} satisfies Texts
