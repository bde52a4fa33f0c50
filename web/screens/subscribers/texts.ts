import type { Bilingual, Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '共享接收方', en: 'Who records are shared with' },
  lead: {
    zh: '向哪些单位共享记录的变更、依据什么、以什么方式。由运维人员申请登记，另一位运维人员或者市级监管人员批准后生效；每一步都留存在安全记录中。',
    en: 'Which houses are told how records change, on what basis and in which way. An operator proposes, another operator or a city supervisor approves; each step stays in the security log.',
  },
  all: { zh: '已登记的接收方（{count}）', en: 'Registered ({count})' },
  none: {
    zh: '尚未登记接收方。系统设置中的信用平台（如已设置）另行接收消息，不在本页列出。',
    en: 'None is registered. The platform of the settings, where one is set, gets its messages apart and is not listed here.',
  },
  code: { zh: '代号', en: 'Code' },
  codeHint: {
    zh: '小写字母、数字和连字符，2至40个字符；填已有的代号即为变更登记',
    en: 'Small letters, digits and hyphens, 2 to 40; the code of one that is registered changes it',
  },
  names: { zh: '名称', en: 'Name' },
  nameZh: { zh: '中文名称', en: 'In Chinese' },
  nameEn: { zh: '英文名称', en: 'In English' },
  kind: { zh: '类别', en: 'Kind' },
  audience: { zh: '共享范围', en: 'What it is told of' },
  lists: { zh: '仅限名单', en: 'Of these lists only' },
  districts: { zh: '仅限行政区', en: 'Of these districts only' },
  tiers: { zh: '仅限程度', en: 'Of these tiers only' },
  everything: { zh: '不选即不限', en: 'None chosen: of all' },
  way: { zh: '方式', en: 'Way' },
  address: { zh: '接收地址', en: 'Address' },
  addressHint: {
    zh: '仅推送方式填写，须为加密的网址；内部网络的主机须先在系统设置中写明',
    en: 'For what is sent only, by https; hosts inside must be named in SUBSCRIBER_PRIVATE_HOSTS first',
  },
  basis: { zh: '依据', en: 'Legal basis' },
  persons: { zh: '接收自然人记录的依据', en: 'By which law it is told of natural persons' },
  personsHint: {
    zh: '不填则不共享自然人的记录；填写后也不含姓名和证件号码',
    en: 'Without it, nothing of natural persons; with it, still neither names nor numbers',
  },
  fromOn: { zh: '自何日起', en: 'From' },
  contact: { zh: '联系人', en: 'Whom to ask' },
  account: { zh: '系统账户', en: 'Account of its system' },
  accountHint: { zh: '读取和确认时所用密钥的账户，可不填', en: 'By whose key it asks and confirms; may be left out' },
  reason: { zh: '申请理由', en: 'Reason' },
  state: { zh: '状态', en: 'State' },
  on: { zh: '启用', en: 'Told' },
  off: { zh: '停用', en: 'Told nothing' },
  failing: { zh: '未接收（自 {since}）', en: 'Takes nothing (since {since})' },
  noSecret: { zh: '没有密钥，暂不发送', en: 'No secret yet: nothing is sent' },
  waiting: { zh: '等待批准的申请（{count}）', en: 'Waiting for a second person ({count})' },
  noneWaiting: { zh: '没有等待批准的申请。', en: 'None waits.' },
  by: { zh: '申请人', en: 'Proposed by' },
  decide: { zh: '办理', en: 'Decide' },
  approve: { zh: '批准', en: 'Approve' },
  reject: { zh: '不批准', en: 'Reject' },
  approveMeans: {
    zh: '批准后立即生效：将按此登记向该单位共享记录的变更。已送出的内容无法收回。',
    en: 'It holds at once: this house is told of records as registered. What has been sent cannot be taken back.',
  },
  rejectMeans: { zh: '该申请不生效，可另行提出。', en: 'It does not take effect; another may be proposed.' },
  approved: { zh: '已批准。', en: 'Approved.' },
  rejected: { zh: '未予批准。', en: 'Rejected.' },
  propose: { zh: '申请登记或者变更', en: 'Propose one, or a change' },
  submit: { zh: '提交申请', en: 'Propose' },
  proposed: { zh: '已提交，等待另一人批准。', en: 'Proposed; it waits for a second person.' },
  registeredAt: { zh: '登记时间', en: 'Registered' },
  disabledBecause: { zh: '停用原因', en: 'Why it is told nothing' },
  bySettings: { zh: '系统设置', en: 'The settings' },
  secrets: { zh: '有效密钥（{count}）', en: 'Secrets that hold ({count})' },
  madeAt: { zh: '建立时间', en: 'Made' },
  madeBy: { zh: '建立人', en: 'By' },
  makeSecret: { zh: '建立新密钥', en: 'Make a new secret' },
  makeSecretHint: {
    zh: '更换时先建立新密钥，两个同时签名；接收方换用后再停用旧的。',
    en: 'To replace one, make a new one first: both sign until you end the old one.',
  },
  secretMade: { zh: '{code} 的新密钥', en: 'A new secret for {code}' },
  secretOnce: {
    zh: '只显示这一次，请以安全方式交给接收方。',
    en: 'It is shown this once only: hand it to the recipient in a safe way.',
  },
  endSecret: { zh: '停用', en: 'End' },
  endSecretMeans: {
    zh: '停用后不再用该密钥签名，接收方须已换用另一个。',
    en: 'Nothing is signed with it any more: the recipient must have the other one.',
  },
  secretEnded: { zh: '已停用该密钥。', en: 'The secret has ended.' },
  disable: { zh: '停用接收方', en: 'Tell it nothing' },
  disableMeans: {
    zh: '停用后不再向其发送任何变更，包括停止公示的通知；重新启用后从停下的地方继续。',
    en: 'It is sent nothing more, not even that a record has ended. Enabled again, it goes on where it was left.',
  },
  disabled: { zh: '已停用。', en: 'It is told nothing now.' },
  enable: { zh: '重新启用', en: 'Tell it again' },
  enabled: { zh: '已重新启用。', en: 'It is told again.' },
  needReason: { zh: '请填写原因。', en: 'Say why.' },
  why: { zh: '停用原因', en: 'Why' },
} satisfies Texts

/** What each kind of subscriber is called. */
export const kinds = {
  cityPlatform: { zh: '市公共信用信息平台', en: 'City credit platform' },
  creditShanghai: { zh: '信用中国（上海）', en: 'Credit China (Shanghai)' },
  oneNet: { zh: '一网通办', en: 'One-stop government services' },
  supervisionPlatform: { zh: '监管平台', en: 'Supervision platform' },
  sector: { zh: '行业主管部门', en: 'Authority of a sector' },
  delta: { zh: '长三角', en: 'Yangtze River Delta' },
  department: { zh: '部门', en: 'Department' },
  market: { zh: '市场机构', en: 'Market institution' },
} satisfies Record<string, Bilingual>

/** What each audience is called. */
export const audienceWords = {
  public: { zh: '公示的记录', en: 'What the register shows' },
  shared: { zh: '全部共享的记录（含不公示的）', en: 'All that is shared, also off the register' },
} satisfies Record<string, Bilingual>

/** What each way is called. */
export const wayWords = {
  webhook: { zh: '推送', en: 'Sent to it' },
  pull: { zh: '自行读取', en: 'It asks' },
  byHand: { zh: '人工交送', en: 'By hand' },
} satisfies Record<string, Bilingual>
