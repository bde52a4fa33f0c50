import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '文书核验', en: 'Check a paper' },
  lead: {
    zh: '手里的信用修复证明或者列入决定书是真的吗，现在还有效吗？扫文书上的二维码，或者在这里填写。',
    en: 'Is the certificate of repair, or the decision to list, genuine and still in force? Scan its code, or type it here.',
  },
  number: { zh: '文书编号', en: 'Number' },
  numberHint: { zh: '例如 沪虚证〔2026〕1号；括号用哪种都可以。', en: 'As in 沪虚证〔2026〕1号, with any brackets.' },
  code: { zh: '核验码', en: 'Check code' },
  codeHint: {
    zh: '写在编号旁边。核验决定书必须填写；证明填写后才显示属于谁。',
    en: 'It stands beside the number. A decision is checked only with it; whose certificate it is, is shown only with it.',
  },
  check: { zh: '核验', en: 'Check' },
  fill: { zh: '请填写文书编号。', en: 'Type the number of the paper.' },
  genuine: { zh: '真实有效', en: 'Genuine and in force' },
  superseded: { zh: '真实，但已失效', en: 'Genuine, but no longer in force' },
  unknown: { zh: '查无此文书', en: 'No such paper' },
  unknownHint: {
    zh: '编号或核验码不对。请逐字核对；核对无误仍查不到的，请不要采信。',
    en: 'Number or code is wrong. Compare each character; if they are right and it is still not found, do not rely on it.',
  },
  checkpoint: { zh: '存证（签名日志）', en: 'Printed with a log of' },
  checkpointItems: { zh: '{size} 项，密钥 {key}', en: '{size} items, key {key}' },
  compare: { zh: '与今天的日志核对', en: 'Compare it with the log of today' },
  entity: { zh: '主体', en: 'Entity' },
  entityCode: { zh: '统一社会信用代码（证件号码）', en: 'Credit code or other number' },
  agency: { zh: '出具单位', en: 'Issued by' },
  issuedOn: { zh: '准予修复日期', en: 'Repair granted on' },
  decidedOn: { zh: '认定日期', en: 'Decided on' },
  supersededOn: { zh: '失效日期', en: 'No longer in force from' },
  withCode: { zh: '填写核验码后显示', en: 'Shown with the check code' },
  means: { zh: '修复证明说明什么', en: 'What a certificate means' },
  meansHint: {
    zh: '证明所述的失信记录已经准予修复，依法不得再公示、共享和使用，惩戒措施应当解除。它不说明各单位都已办完，也不说明该单位没有其他记录。',
    en: 'The record it names has been repaired: by law it may no longer be published, shared or used, and its measures are to be lifted. It does not say that everybody has done so yet, nor that there are no other records.',
  },
  searchOthers: { zh: '查询正在公示的记录', en: 'Search the public register' },
} satisfies Texts

export const checkpointTexts = {
  title: { zh: '核对文书上的存证', en: 'Compare the checkpoint on a letter' },
  lead: {
    zh: '每份有文号的文书都印有编号时签名日志的项数和根。扫描其旁的二维码就不必手工输入。今天的日志如果仍以它开头，此前的记录就没有被改动过。这里由本市自己作答；要作为证据，请由持有副本的机关用核验程序核对。',
    en: 'Every numbered letter is printed with the size and the root of the signed log of its day; the code beside them spares you the typing. Where the log of today begins with it, nothing before has been altered. Here the house itself answers; for evidence let somebody with a copy run npm run verify.',
  },
  size: { zh: '项数', en: 'Items' },
  sizeHint: {
    zh: '文书末尾“存证”下的第二行。',
    en: 'The second line of the block beside the square code at the end of the letter.',
  },
  root: { zh: '根', en: 'Root' },
  rootHint: {
    zh: '其下一行，44个字符，区分大小写；空格和末尾的等号可以不填。',
    en: 'The line after it: 44 characters, upper and lower case. Blanks and the = at the end may be left out.',
  },
  fillSize: { zh: '请填写项数。', en: 'Type the number of items.' },
  sizeWrong: { zh: '项数是一个整数，例如 431。', en: 'The items are a whole number, as 431.' },
  fillRoot: { zh: '请填写根。', en: 'Type the root.' },
  rootWrong: {
    zh: '根应有44个字符（末尾的等号可以不填），只有字母、数字、加号和斜线。请对照文书逐字核对。',
    en: 'A root has 44 characters (the = at the end may be left out): letters, digits, + and /. Compare it with the letter.',
  },
  check: { zh: '核对', en: 'Compare' },
  continued: { zh: '相符', en: 'It fits' },
  continuedHint: {
    zh: '今天的日志以文书上的检查点开头。下面是该检查点和最新检查点的签名原文，可以自行保存。',
    en: 'The log of today begins with the checkpoint on the letter. Below are its signed note and the newest one, for you to keep.',
  },
  misread: { zh: '请核对这几个字符', en: 'Check these characters' },
  misreadHint: {
    zh: '根只有形近的字符（I、l、1，O、o、0）与日志不同，多半是看错了。请对照文书，改正后再核对一次。每4个字符为一组：',
    en: 'The root differs from the log only by characters that look alike (I, l, 1; O, o, 0), so it was probably misread. Compare with the letter, correct them and try again. In groups of four:',
  },
  misreadAt: { zh: '第{group}组第{at}个：', en: 'Group {group}, character {at}:' },
  otherRoot: { zh: '根不相符', en: 'Another root' },
  otherRootHint: {
    zh: '日志在这一项数时的根与填写的不同。请逐字核对；核对无误的，请保存文书，并告诉审计机关：记录可能被改动过。',
    en: 'The root of the log at that size is not the one typed. Compare each character; if they are right, keep the letter and tell the auditor: the record may have been altered.',
  },
  unknown: { zh: '没有这个检查点', en: 'No such checkpoint' },
  unknownHint: {
    zh: '日志没有在这一项数时签署过。请核对项数；核对无误的，请保存文书，并告诉审计机关。',
    en: 'The log was not signed at that size. Compare the number; if it is right, keep the letter and tell the auditor.',
  },
  broken: { zh: '无法证明', en: 'It cannot be shown' },
  brokenHint: {
    zh: '日志今天比文书上的还短，或者不能证明它以文书上的检查点开头。请核对项数；核对无误的，请保存文书，并告诉审计机关：记录可能被改动过。',
    en: 'The log of today is shorter than the letter says, or cannot be shown to begin with its checkpoint. Compare the number; if it is right, keep the letter and tell the auditor: the record may have been altered.',
  },
} satisfies Texts
