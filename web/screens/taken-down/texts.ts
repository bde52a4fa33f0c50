import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '同步情况', en: 'Who has taken it down' },
  leadNone: {
    zh: '还没有开始撤下：记录仍在公示期，或者尚未公示。准予修复、公示期满、异议成立移出或者原决定被撤销后，各处的撤下情况会逐一列在这里。',
    en: 'Nothing is being taken down: the record is still public, or not yet. After a repair, the end of the term, a removal or an annulment, each place stands here.',
  },
  leadRunning: {
    zh: '{reason}，自 {date} 起各处依次撤下。还没有撤下的，由谁负责、到哪天，都写在下面；逾期的系统自动催办。',
    en: '{reason}: since {date} it is being taken down. Who has not done so yet, and by when, stands below; the late are chased by the system.',
  },
  leadDone: {
    zh: '{reason}：公示已经终止，惩戒措施已经全部解除；共享和使用单位的情况见下表。',
    en: '{reason}: it is not published any more, and every measure is lifted. How it stands with those who share and use it is told below.',
  },
  count: { zh: '{done} / {all} 项已办结', en: '{done} of {all} settled' },
  where: { zh: '哪里', en: 'Where' },
  act: { zh: '做什么', en: 'What' },
  state: { zh: '情况', en: 'State' },
  by: { zh: '期限', en: 'Due' },
  receipt: { zh: '凭证或回执', en: 'Receipt' },
  places: { zh: '逐处确认', en: 'Place by place' },
  doneOn: { zh: '已于 {date} 完成', en: 'Done on {date}' },
  taken: {
    zh: '已于 {date} 通知，对方系统已接收；是否已停用，以对方为准',
    en: 'Told on {date}, and its system has taken the message; whether it has stopped, only it can say',
  },
  nobody: { zh: '未曾共享给任何单位', en: 'It was never shared with anybody' },
  older: {
    zh: '已于 {date} 完成（系统自记，无对方回执）',
    en: 'Done on {date} by the record of the system alone; nobody outside has confirmed it',
  },
  waiting: { zh: '等待确认', en: 'Waiting' },
  publicationAt: { zh: '公示系统', en: 'The public register' },
  sharingAt: { zh: '市公共信用信息平台', en: 'The city credit platform' },
  useAt: { zh: '使用信息的各单位', en: 'Those who use the information' },
  certificate: { zh: '信用修复证明', en: 'Certificate of repair' },
  certificateHint: {
    zh: '出示给客户、银行、招标单位：对方扫码，或者凭编号和核验码，即可查验真伪和是否有效。',
    en: 'Show it to customers, banks, tenderers: they scan the code, or enter number and check code, and see whether it is genuine and in force.',
  },
  number: { zh: '编号', en: 'Number' },
  code: { zh: '核验码', en: 'Check code' },
  download: { zh: '下载证明（PDF）', en: 'Get the certificate (PDF)' },
  qr: { zh: '核验本证明的二维码', en: 'QR code for checking this certificate' },
  checkPage: { zh: '打开核验页面', en: 'Open the check' },
  stillThere: { zh: '仍在别处看到这条记录？', en: 'Still seen somewhere else?' },
  stillThereHint: {
    zh: '以公示系统为准。请把证明交给对方，要求更新；对方拒不更新的，可向信用监督部门反映。',
    en: 'The public register prevails. Give them the certificate and ask them to update; if they refuse, tell the supervisor.',
  },
} satisfies Texts
