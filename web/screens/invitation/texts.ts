import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '用邀请码开通账户', en: 'Open an account with your code' },
  lead: {
    zh: '收到认定告知书的单位，凭告知书上的邀请码开通账户，在网上查看案件、陈述申辩、提交材料、申请修复。免费，当场可用。',
    en: 'With the code in the notice that was served on you: see your case, answer, send evidence and apply for repair. Free, and ready at once.',
  },
  entityCode: { zh: '统一社会信用代码（证件号码）', en: 'Credit code (or identity number)' },
  entityCodeHint: { zh: '照告知书上写明的填写。', en: 'As it stands in the notice.' },
  code: { zh: '邀请码', en: 'Invitation code' },
  codeHint: {
    zh: '告知书上的四组字母和数字，例如 ABCD-EFGH-2345-WXYZ；大小写和横线不影响。',
    en: 'Four groups in the notice, such as ABCD-EFGH-2345-WXYZ; capitals and hyphens do not matter.',
  },
  name: { zh: '您的姓名', en: 'Your name' },
  nameHint: { zh: '办理人的姓名，办案单位会看到。', en: 'Who acts for the entity; the agency sees it.' },
  account: { zh: '账号', en: 'Account' },
  accountHint: {
    zh: '由您自己定：3 至 50 个字母、数字或 . _ - @。系统会在前面加上 entity-，以后用完整的账号登录。',
    en: 'You choose it: 3 to 50 letters, digits or . _ - @. The system puts entity- before it; sign in with the whole.',
  },
  password: { zh: '密码', en: 'Password' },
  passwordHint: {
    zh: '至少 10 个字符。几个不相干的词连起来就很好，不要用账号或姓名。',
    en: 'At least 10 characters. Several unrelated words do well; not your account or your name.',
  },
  submit: { zh: '开通并进入', en: 'Open it and go in' },
  haveOne: { zh: '已经有账户？', en: 'Do you have one?' },
  signIn: { zh: '直接登录', en: 'Sign in' },
  noCode: {
    zh: '邀请码遗失、过期或已被使用的，请联系告知书上的案件经办机关另发一个。',
    en: 'If the code is lost, over or used, ask the agency named in the notice for another.',
  },
  notTogether: {
    zh: '信用代码与邀请码不相符，或者邀请码已使用、已过期。请对照告知书逐字核对；仍然不行的，请案件经办机关另发一个。',
    en: 'These two codes do not belong together, or the code is used or over. Check both on the notice; if that does not help, ask the agency for another.',
  },
  badAccount: {
    zh: '账号须为 3 至 50 个字母、数字或 . _ - @。',
    en: 'The account must be 3 to 50 letters, digits or . _ - @',
  },
  done: {
    zh: '账户已开通，您已登录。您的账号是 {account}，下次用它和刚才的密码登录。它只能办理这份告知书的案件；办理本单位其他案件，请通过一网通办登录，或者到办案机关核实身份。',
    en: 'Your account is open and you are signed in. Its name is {account}: next time sign in with it and your password. It reaches the case of this notice; for other cases sign in by the portal, or let the agency check who you are.',
  },
} satisfies Texts
