import type { Texts } from './words.ts'

/** Words of the frame around every page. */
export const texts = {
  findCase: {
    zh: '案号、代码、名称、文号或人名',
    en: 'Number, code, name, document or person',
  },
  find: { zh: '查案件', en: 'Find a case' },
  nextOne: { zh: '办理下一件', en: 'Open the next one' },
  name: { zh: '闭环', en: 'Bihuan' },
  purpose: { zh: '公共信用惩戒与修复办理系统', en: 'Public-credit sanctions and repair' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  menu: { zh: '主菜单', en: 'Main menu' },
  languages: { zh: '语言', en: 'Language' },
  crumbs: { zh: '所在位置', en: 'You are here' },
  signedIn: { zh: '已登录：{who}', en: 'Signed in: {who}' },
  signIn: { zh: '登录', en: 'Sign in' },
  account: { zh: '我的登录和密码', en: 'Your sign-ins and password' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  done: { zh: '已办理', en: 'Done' },
  begun: { zh: '正在办理', en: 'Under way' },
  kept: { zh: '已保留，尚未提交', en: 'Kept, not sent' },
  attention: { zh: '请注意', en: 'Please note' },
  footer: {
    zh: '页面日期以上海时间为准。期限到当日结束时为止。',
    en: 'Dates are those of Shanghai. A term ends at the end of its day.',
  },
  errorTitle: { zh: '有误：{title}', en: 'Error: {title}' },
  pages: { zh: '翻页', en: 'Pages' },
  first: { zh: '回到第一页', en: 'First page' },
  next: { zh: '下一页', en: 'Next page' },
  rows: { zh: '{count} 条', en: '{count} rows' },
} satisfies Texts
