import type { Bilingual } from '../../domain/calendar/types.ts'

/** Something wrong with the log or the ledger under it; `caseNo` and `caseSeq` name the entry, where there is one. */
export interface Fault {
  readonly code: FaultCode
  /** Of the log, counted from 0; absent for what has no place in it. */
  readonly position?: number
  readonly seq?: number
  readonly caseNo?: string
  readonly caseSeq?: number
  /** Of a checkpoint. */
  readonly size?: number
  /** Of what stands beside the ledger: a deadline, a measure, a letter; of a key, the key. */
  readonly name?: string
}

const words = {
  'entry.changed': {
    zh: '台账条目与入链时的内容不符：被改动过，或其密钥被改动或删除',
    en: 'the ledger entry is not what was logged: it was changed, or its key was',
  },
  'entry.missing': {
    zh: '已入链的台账条目不见了：被删除',
    en: 'the entry was logged and is no longer in the ledger: it was deleted',
  },
  'entry.notLogged': {
    zh: '台账条目没有入链：被事后插入，或记录程序没有运行',
    en: 'the ledger entry is not in the log: it was inserted by hand, or no worker runs',
  },
  'entry.outOfOrder': {
    zh: '案件的条目序号不连续或次序颠倒：条目被插入、删除或调换',
    en: 'it does not follow the entry before it in the case: entries were inserted, deleted or reordered',
  },
  'entry.backdated': {
    zh: '条目的时间早于当时已签署的检查点：是事后补写的',
    en: 'its time lies before a checkpoint that did not have it yet: it was written afterwards',
  },
  'entry.late': {
    zh: '条目写入很久以后才入链，晚于在其后写入的条目：曾被越过，入链以前若被改动，无从得知',
    en: 'it got its leaf long after it was written, and after others that were written later: it was passed over, and nothing shows whether it was altered before',
  },
  'erasure.changed': { zh: '删除记录与入链时的内容不符', en: 'the record of an erasure is not what was logged' },
  'erasure.notLogged': { zh: '删除记录没有入链', en: 'the record of an erasure is not in the log' },
  'erasure.noOrder': {
    zh: '删除没有依据：没有经另一人批准并先行入链的删除令，或删除令不是对此案、此人的',
    en: 'an erasure without an order that was logged before it, approved by a second person, for this case and person',
  },
  'erasure.caseOpen': { zh: '案件尚未办结，信息却被删除', en: 'data were erased from a case that is not closed' },
  'beside.changed': {
    zh: '台账之外的记录（文书、证据、下载、邀请、代办、删除令或系统时钟）与入链时的内容不符：被改动',
    en: 'what stands beside the ledger (letter, evidence, download, invitation, delegation, order, clock) is not what was logged: it was changed',
  },
  'beside.missing': {
    zh: '已入链的文书、证据、下载、邀请、代办、删除令或系统时钟不见了，且没有已执行的删除令准许：被删除',
    en: 'a letter, file of evidence, download, invitation, delegation, order or clock was logged and is gone, and no order of erasure that was carried out lets it be',
  },
  'beside.notLogged': {
    zh: '台账之外的记录没有入链：被事后添加，或记录程序没有运行',
    en: 'what stands beside the ledger is not in the log: it was put in by hand, or no worker runs',
  },
  'beside.late': {
    zh: '台账之外的记录写入很久以后才入链，晚于在其后写入的记录：曾被越过，入链以前若被改动，无从得知',
    en: 'what stands beside the ledger got its leaf long after it was written, and after what was written later: it was passed over, and nothing shows whether it was altered before',
  },
  'beside.backdated': {
    zh: '台账之外的记录所写的时间与其进入数据库的时间不符：是事后补写的，或时间被改动',
    en: 'what stands beside the ledger says that it was written at another time than the database entered it: it was written afterwards, or ahead',
  },
  'letter.notGranted': {
    zh: '信用修复证明没有依据：台账中没有对应的准予修复',
    en: 'a certificate of repair without the grant of that repair in the ledger: it was put in by hand',
  },
  'log.passedBy': {
    zh: '值守程序发现等待入链的条目未入链即消失（记在库外副本的 passed-by.jsonl 中）：被人取走，可能已被改动',
    en: 'the watch has seen it go without a leaf (passed-by.jsonl of the copy): somebody has taken it out, and may have altered it',
  },
  'letter.sameNumber': {
    zh: '两份已送达的文书用了同一个文号：编号被回拨，或是直接写入的',
    en: 'two served letters have one number: the counter was set back, or one was put in by hand',
  },
  'letter.notCalled': {
    zh: '台账中没有要求出具这份文书的事项：是直接写入的',
    en: 'a letter that no act in the ledger calls for: it was put in by hand',
  },
  'letter.changed': {
    zh: '文书的种类、文号或内容与台账不符：是直接写入的，或被改动',
    en: 'kind, number or words of a letter do not follow from the ledger: it was put in by hand, or changed',
  },
  'content.changed': {
    zh: '证据文件的内容与其SHA-256不符：存储中的文件被改动或截断',
    en: 'the content of a file of evidence no longer has its SHA-256: it was altered or cut in the store',
  },
  'content.missing': {
    zh: '证据文件的内容不在存储中：被删除',
    en: 'the content of a file of evidence is not in the store: it was deleted',
  },
  'clock.unreadable': {
    zh: '本系统时钟的设置（settings中的clock，或clock_turns）不成其为时钟：被改动，补写时间无从比对',
    en: 'the clock of the record (clock in settings, or clock_turns) is none: it was changed, and backdating was not compared',
  },
  'case.incomplete': {
    zh: '案件的版本与台账条目数不符：末尾的条目被删除或插入',
    en: 'the version of the case is not the number of its entries: the last ones were deleted or inserted',
  },
  'case.state': {
    zh: '案件的状态不是由台账推出的状态：案件表被改动',
    en: 'the state of the case does not follow from its ledger: the table of cases was changed',
  },
  'case.columns': {
    zh: '案件的立案日、办结日或统计用的列不是由台账推出的：案件表被改动',
    en: 'the days of opening or closing, or a column for the figures, do not follow from the ledger: the table of cases was changed',
  },
  'case.conducted': {
    zh: '案件记载的办理进度或下次办理时间与台账不符：到期时可能无人办理',
    en: 'what the case keeps of its conductor does not follow from the ledger: it may not wake when something is due',
  },
  'deadline.changed': {
    zh: '期限表与台账不符：期限被改动、删除或添加',
    en: 'the table of deadlines does not follow from the ledger: a deadline was changed, deleted or added',
  },
  'measure.changed': {
    zh: '惩戒措施表与台账不符：措施被改动、删除或添加',
    en: 'the table of measures does not follow from the ledger: a measure was changed, deleted or added',
  },
  'guard.changed': {
    zh: '数据库的防护与迁移所设的不同：角色的权限、属性或成员关系，行级安全、策略、触发器、派生列、改写规则、视图或搜索路径被改动',
    en: 'a guard of the database is not what the migrations lay down: rights, attributes or memberships of a role, row-level security, a policy, a trigger, a derived column, a rule, a view or a search path',
  },
  'register.changed': {
    zh: '公示名单与台账不符：记录被删除、伪造或改动',
    en: 'the public register does not follow from the ledger: a record was deleted, forged or changed',
  },
  'stream.changed': {
    zh: '共享变更记录与台账不符：变更被改动、删除或添加',
    en: 'the stream of changes for others does not follow from the ledger: a change was altered, deleted or added',
  },
  'leaf.changed': {
    zh: '链上的条目与库外副本不符：历史被重写',
    en: 'the log is not the copy outside the database: history was rewritten',
  },
  'leaf.missing': {
    zh: '链上缺少条目，库外副本或后面的条目证明它存在过：被截断或删除',
    en: 'the log has lost an entry that the copy outside, or what follows it, proves: it was cut',
  },
  'subtree.changed': {
    zh: '链的中间节点与条目不符',
    en: 'a stored subtree of the log does not follow from its leaves',
  },
  'checkpoint.root': {
    zh: '链的内容与已签署的检查点不符：历史被重写',
    en: 'the log does not have the root that a signed checkpoint gives: history was rewritten',
  },
  'checkpoint.beyond': {
    zh: '已签署的检查点包含的条目多于现有的链：链被截断',
    en: 'a signed checkpoint has more entries than the log: it was cut',
  },
  'checkpoint.signature': {
    zh: '检查点没有本日志密钥的有效签名',
    en: 'a checkpoint has no valid signature of a key of this log',
  },
  'key.unknown': {
    zh: '库外副本中有一个公钥不在另行交来的公钥之中：有人把它放进了副本，它签署的一律不作数',
    en: 'the copy outside has a public key that is not among those handed in: somebody has put it there, and what it has signed counts for nothing',
  },
  'key.onlyInDatabase': {
    zh: '库内有一个公钥不在库外副本中：不是本日志的密钥，不要采信它签署的任何内容',
    en: 'the database has a public key that the copy outside does not have: it is no key of this log; believe nothing that it has signed',
  },
  'trusted.root': {
    zh: '链的内容与另处保存的检查点不符：历史被重写，库外副本也可能被重写',
    en: 'the log does not have the root that a checkpoint kept elsewhere gives: history was rewritten, perhaps with the copy',
  },
  'trusted.beyond': {
    zh: '另处保存的检查点包含的条目多于现有的链：链被截断',
    en: 'a checkpoint kept elsewhere has more entries than the log: it was cut',
  },
  'trusted.signature': {
    zh: '另处保存的检查点不是本日志的密钥签署的',
    en: 'a checkpoint kept elsewhere was not signed by a key of this log',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

export type FaultCode = keyof typeof words

/** What is wrong, in a sentence of each language. */
export function faultText({ code, position, seq, caseNo, caseSeq, size, name: item }: Fault): Bilingual {
  const zh = [
    caseNo === undefined ? undefined : `案件${caseNo}${caseSeq === undefined ? '' : `第${caseSeq}条`}`,
    position === undefined ? undefined : `日志第${position + 1}项`,
    size === undefined ? undefined : `含${size}项的检查点`,
    caseNo === undefined && seq !== undefined ? `台账编号${seq}` : undefined,
    item,
  ]
  const en = [
    caseNo === undefined ? undefined : `${caseNo}${caseSeq === undefined ? '' : ` entry ${caseSeq}`}`,
    position === undefined ? undefined : `item ${position + 1} of the log`,
    size === undefined ? undefined : `the checkpoint of ${size} items`,
    caseNo === undefined && seq !== undefined ? `ledger number ${seq}` : undefined,
    item,
  ]
  const name = (parts: readonly (string | undefined)[], comma: string) =>
    parts.filter((part) => part !== undefined).join(comma)
  return { zh: `${name(zh, '，')}：${words[code].zh}。`, en: `${name(en, ', ')}: ${words[code].en}.` }
}
