import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '登录', en: 'Sign in' },
  account: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  wrong: {
    zh: '账号或密码不正确，请核对后重试。',
    en: 'Account and password do not belong together. Check both and try again.',
  },
  fill: { zh: '请填写账号和密码。', en: 'Fill in account and password.' },
  what: {
    zh: '从提出列入建议到解除最后一项措施，每一步都有人负责、有期限、有依据。',
    en: 'From the proposal to list to the last lifted measure: every step has somebody who owes it, a date and a legal basis.',
  },
  invitation: {
    zh: '收到告知书的单位，第一次使用请用邀请码开通账户',
    en: 'Served with a notice and here for the first time? Open an account with its code',
  },
  otherWays: { zh: '其他登录方式', en: 'Other ways in' },
  staff: { zh: '工作人员：用市统一身份认证登录', en: 'Staff: sign in by the city’s identity provider' },
  entity: { zh: '单位：用一网通办登录', en: 'Entities: sign in by the one-stop portal' },
  code: { zh: '告知书上的邀请码', en: 'Invitation code in the notice' },
  codeHint: {
    zh: '第一次用一网通办登录时，如果提示没有账号，请填写。',
    en: 'For your first time by the portal, if it says that there is no account.',
  },
  entityCode: { zh: '统一社会信用代码', en: 'Credit code' },
  entityHint: {
    zh: '代表多家企业时，填写这次要办理的一家。',
    en: 'Where you stand for several entities: the one to act for now.',
  },
  demo: { zh: '演示账号', en: 'Demonstration accounts' },
  demoHint: {
    zh: '选择一个身份即可进入。人员和企业均为虚构，演示密码都是：',
    en: 'Choose whom to be. People and enterprises are fictitious; the password of all is: ',
  },
  enterAs: { zh: '以此身份进入', en: 'Enter as this person' },
  who: { zh: '人员', en: 'Person' },
  role: { zh: '角色', en: 'Role' },
  does: { zh: '可以做什么', en: 'What they do' },
  leaving: { zh: '前往统一身份认证', en: 'On to the identity provider' },
  leavingLead: {
    zh: '正在打开统一身份认证平台。登录后会自动回到这里。',
    en: 'Its page opens now. Once you have signed in there you come back here.',
  },
  goOn: { zh: '页面没有打开时，请点这里', en: 'Go on, if nothing opens' },
  signedOut: { zh: '您已退出登录。', en: 'You have signed out.' },
} satisfies Texts
