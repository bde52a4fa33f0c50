import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '整改材料', en: 'Evidence' },
  lead: {
    zh: '先上传文件，再按要求逐项说明并勾选。手机可以直接拍照上传。',
    en: 'Upload files first, then say for each requirement what was done and tick them. A phone can take the picture.',
  },
  upload: { zh: '上传文件', en: 'Upload a file' },
  fileHint: {
    zh: '照片、PDF、文档或表格，每份不超过 50 MB，一次一份。',
    en: 'A picture, PDF, document or workbook of at most 50 MB, one at a time.',
  },
  send: { zh: '上传', en: 'Upload' },
  uploaded: { zh: '“{name}”已上传。', en: '“{name}” has been uploaded.' },
  none: {
    zh: '还没有上传文件。没有文件的，也可以在下面写明材料名称。',
    en: 'No file yet. Without one you can name the evidence below.',
  },
  submitTitle: { zh: '按要求提交', en: 'Submit for each requirement' },
  requirement: { zh: '要求：{text}', en: 'Requirement: {text}' },
  statement: { zh: '做了什么', en: 'What was done' },
  chosen: { zh: '用哪些文件证明', en: 'Which files prove it' },
  others: { zh: '其他材料', en: 'Other evidence' },
  othersHint: {
    zh: '没有上传、另行递交的，每行写一份名称。',
    en: 'What is handed in otherwise: one name on each line.',
  },
  submit: { zh: '提交核验', en: 'Submit for the check' },
  submitted: { zh: '整改材料已提交，等待核验。', en: 'The evidence has been submitted for the check.' },
  notNow: { zh: '现在不能提交', en: 'Not possible now' },
  items: { zh: '整改情况', en: 'What was done' },
  back: { zh: '回到清单', en: 'Back to the list' },
} satisfies Texts
