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
  otherNames: {
    zh: '该代码在其他案件或者公示记录中的名称是：{names}。请与证照核对，确实更名的可以提交。',
    en: 'Elsewhere this code stands under: {names}. Compare it with the licence; send it if the name has changed.',
  },
  comma: { zh: '、', en: ', ' },
  list: { zh: '名单', en: 'List' },
  changeCode: { zh: '修改代码或者名单', en: 'Change the code or the list' },
  filled: {
    zh: '名称等已按 {caseNo} 填好，请与证照核对。',
    en: 'Name and seat are filled in from {caseNo}; compare them with the licence.',
  },
  unknown: {
    zh: '系统中没有该代码的案件和公示记录，请按证照填写。',
    en: 'Nothing is known of this code here: write what the licence says.',
  },
  cases: { zh: '该主体已有的案件', en: 'Cases of this entity' },
  casesHint: {
    zh: '同一决定不重复立案；已有案件能办理的，请在原案办理。',
    en: 'One decision is one case: where a case stands already, go on with that one.',
  },
  entity: { zh: '主体和案号', en: 'Entity and case' },
  docNo: { zh: '决定文号', en: 'Decision' },
  stage: { zh: '阶段', en: 'Stage' },
  opened: { zh: '立案日期', en: 'Opened' },
  listed: { zh: '其他单位正在公示的记录', en: 'What others have made public of it' },
  none: { zh: '没有。', en: 'None.' },
  noLetter: { zh: '改正上述内容后显示预览。', en: 'It is shown when the points above are put right.' },
} satisfies Texts
