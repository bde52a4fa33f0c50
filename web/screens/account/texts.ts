import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '账户 {account}', en: 'Account {account}' },
  back: { zh: '全部账户', en: 'All accounts' },
  holds: { zh: '名下未办结的案件', en: 'Open cases given to it' },
  holdsNone: { zh: '名下没有未办结的案件。', en: 'No open case is given to it.' },
  entity: { zh: '主体', en: 'Entity' },
  whose: { zh: '由谁负责', en: 'Who looks after it' },
  stands: { zh: '本账户', en: 'This account' },
  nobody: { zh: '无人负责，由单位改派', en: 'Nobody: its agency gives it to another' },
  first: { zh: '显示最早的 {most} 件，共 {held} 件。', en: 'The first {most} of {held}.' },
  move: { zh: '改变角色和单位', en: 'Change role and place' },
  moveHint: {
    zh: '本人调岗或者调离到本市其他单位时使用；离开的，请停用账户。',
    en: 'For who has another post or works for another agency of the city; disable the account of who has left.',
  },
  moveSubmit: { zh: '改变', en: 'Change' },
  moveOf: { zh: '改变账户 {account} 的角色和单位', en: 'Change role and place of {account}' },
  moveMeans: {
    zh: '登录立即全部结束，正在填写的内容会中断；本人给出和得到的委托到此为止。名下 {held} 件未办结的案件，原岗位的职责不再由其承担，由单位在“团队案件”页改派。以前所办的事项仍记在本人名下。',
    en: 'All its sessions end at once, and what its holder is writing is interrupted; delegations given or received end. It looks after {held} open cases, which are nobody’s where its post was needed: the agency gives them to others on the page of its team. What it has done stays under its name.',
  },
  moved: {
    zh: '账户 {account} 的角色和单位已改变，登录已全部结束。名下原有 {held} 件未办结的案件，请告知单位。',
    en: 'Role and place of {account} have changed, and its sessions have ended. {held} open cases had been given to it: tell the agency.',
  },
  same: { zh: '角色和单位与现在相同，没有改变。', en: 'Role and place are what they were: nothing has changed.' },
} satisfies Texts
