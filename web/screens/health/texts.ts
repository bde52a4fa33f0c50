import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '运行：系统在正常工作吗', en: 'Health: is it running?' },
  well: {
    zh: '全部正常：没有积压，流程与台账同步。',
    en: 'All is well: nothing waits, and every conductor has caught up.',
  },
  busy: { zh: '正在处理积压，通常几分钟内完成。', en: 'Something waits; it usually clears in minutes.' },
  down: {
    zh: '流程引擎没有应答：办理仍可进行并已记录，引擎恢复后自动补办。',
    en: 'The workflow engine does not answer. Work goes on and is recorded; the engine catches up by itself.',
  },
  figures: { zh: '现在', en: 'Now' },
  what: { zh: '项目', en: 'What' },
  value: { zh: '数值', en: 'How much' },
  means: { zh: '含义和处置', en: 'What it means, what to do' },
  engine: { zh: '流程引擎', en: 'Workflow engine' },
  answers: { zh: '应答正常', en: 'Answers' },
  silent: { zh: '没有应答', en: 'Does not answer' },
  engineMeans: {
    zh: '没有应答时请运行人员重启；不影响已记录的事项。',
    en: 'When it does not answer, restart it; what is recorded is safe.',
  },
  behind: { zh: '流程尚未跟上的案件', en: 'Cases whose conductor is behind' },
  behindMeans: {
    zh: '片刻即清零。持续不减时检查后台程序是否在运行。',
    en: 'Clears in moments. If it stays, see whether the worker runs.',
  },
  outbox: { zh: '待发出的消息', en: 'Messages that wait to leave' },
  outboxMeans: {
    zh: '发往信用平台和使用单位。接收方故障时自动重试，不丢失、不重复。',
    en: 'To the credit platform and users. Sent again while the recipient fails; none is lost or doubled.',
  },
  oldest: { zh: '最早未发出的消息', en: 'Oldest message that waits' },
  oldestMeans: { zh: '超过一小时请联系接收方。', en: 'Beyond an hour, call the recipient.' },
  noneWaits: { zh: '没有', en: 'None' },
  since: { zh: '{at} 起，{case} 发往 {to}', en: 'Since {at}: {case} to {to}' },
  unlogged: { zh: '等待入链的台账', en: 'Entries that wait for the log' },
  unloggedMeans: {
    zh: '几秒内入链。持续增加时检查后台程序。',
    en: 'Logged within seconds. If it grows, see whether the worker runs.',
  },
  imports: { zh: '正在处理的批量导入', en: 'Workbooks at work' },
  importsMeans: { zh: '逐行处理，中断后继续。', en: 'Row by row; an interruption goes on where it stopped.' },
  publications: { zh: '正在执行的规则发布', en: 'Publications of rules at work' },
  publicationsMeans: { zh: '正在试算或移动期限。', en: 'Being tried, or moving deadlines.' },
  provisional: { zh: '暂定日期的期限', en: 'Terms with a provisional date' },
  provisionalMeans: {
    zh: '所涉年份的放假通知发布后导入日历，系统重新计算。',
    en: 'Publish the calendar when the notice of the year is out; they are computed again.',
  },
  empty: { zh: '没有。', en: 'None.' },
} satisfies Texts
