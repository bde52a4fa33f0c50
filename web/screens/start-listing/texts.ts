import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '新建名单', en: 'Start a listing' },
  stepOf: { zh: '第 {n} 步，共 {count} 步：{step}', en: 'Step {n} of {count}: {step}' },
  steps: { zh: '填写进度', en: 'Steps' },
  next: { zh: '保存并继续', en: 'Save and go on' },
  later: { zh: '保存草稿，稍后继续', en: 'Save and go on later' },
  back: { zh: '上一步', en: 'Step before' },
  saved: { zh: '草稿已保存，可从工作台的草稿继续。', en: 'Draft saved; go on from the drafts on your work page.' },
  submit: { zh: '提交复核', en: 'Send for review' },
  done: { zh: '列入建议已提交，等待他人复核。', en: 'Sent: somebody else reviews it now.' },
  sentBefore: { zh: '这份建议已经提交过，没有重复提交。', en: 'This was sent before; nothing was done twice.' },
  checkLead: {
    zh: '请核对各项内容。提交后由另一人复核，复核前您仍可修改。',
    en: 'Check what you have written. Somebody else reviews it; until then you can still revise it.',
  },
  change: { zh: '修改', en: 'Change' },
  toFix: { zh: '提交前还要改正', en: 'Put this right before sending' },
  doubts: { zh: '请再核对', en: 'Please check once more' },
  organisationCode: {
    zh: '统一社会信用代码中的组织机构代码校验位与标准不符。较早的代码可能如此；请与证照核对，无误即可提交。',
    en: 'The organisation code inside the credit code has not the check character of the standard. Older codes may be so: compare it with the licence, and send it if it is right.',
  },
  letter: { zh: '告知书预览', en: 'The notice as it will read' },
  letterHint: {
    zh: '复核通过并送达时，主体将收到这份告知书。送达日期按今天预计。',
    en: 'What the entity receives when the notice is served; the dates suppose today.',
  },
  noLetter: { zh: '改正上述内容后显示预览。', en: 'It is shown when the points above are put right.' },
} satisfies Texts
