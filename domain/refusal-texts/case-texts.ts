import type { RefusalTexts } from './types.ts'

/** Texts about the case as a whole, the rights of the person, dates, deadlines and the request itself. */
export const caseTexts: RefusalTexts = {
  'case.exists': {
    zh: '案件[{caseNo}]已经发起，请打开该案件继续办理。',
    en: 'The case[ {caseNo}] has already been opened: go on in that case.',
  },
  'case.unknown': {
    zh: '没有找到案件[{caseNo}]，或者您无权查看，请核对案件编号。',
    en: 'There is no case[ {caseNo}] that you may see: check the case number.',
  },
  'case.stale': {
    zh: '案件已被他人更新[（您看到的是第{expected}版，现为第{version}版）]，请刷新后核对再办理。',
    en: 'The case has changed since you read it[ (you saw version {expected}, it is now {version})]: reload it, check and try again.',
  },
  'calendar.notDue': {
    zh: '此事项由系统按期限自动办理，现在尚不应办理，请勿代为提出。',
    en: 'The system does this by itself when its date has come, and it has not: leave it to the calendar.',
  },
  'case.closed': {
    zh: '案件已[于{on}]办结，不能再办理此事项；如有新的事实，请另行发起。',
    en: 'The case was closed[ on {on}] and takes no further act of this kind: open a new one for new facts.',
  },
  'case.ending': {
    zh: '公示已[因{reason}]终止，案件正在解除各项措施，不能再办理此事项。',
    en: 'Publicity has ended[ by {reason}] and what was ordered is being undone: this act has no place any more.',
  },
  'case.notEnding': {
    zh: '公示尚未终止或案件已经办结，没有需要解除或确认的事项。',
    en: 'Publicity has not ended, or the case is closed: there is nothing to lift or confirm.',
  },
  'case.endedOtherwise': {
    zh: '公示不是因信用修复而终止[，而是因{reason}]，不能撤销修复。',
    en: 'Publicity did not end by repair[ but by {reason}], so there is no repair to revoke.',
  },
  'command.unknown': {
    zh: '没有这种操作[（{type}）]，请按接口文档改正。',
    en: 'There is no such command[ ({type})]: correct it by the documentation of the interface.',
  },
  'role.outsideDelegation': {
    zh: '您代[{delegator}]办理的授权不包括这类名单的案件，请交由本人或其他有权限的人员办理。',
    en: 'Your delegation[ from {delegator}] does not cover cases of this list type: leave it to that person or to somebody who may.',
  },
  'role.notAllowed': {
    zh: '您的身份[（{role}）]不能办理此事项，请交由有权限的人员办理。',
    en: 'Your role[ ({role})] may not do this: ask somebody whose role may.',
  },
  'role.otherAgency': {
    zh: '此案件属于其他单位[（{agency}）]，只有该单位的人员可以办理。',
    en: 'The case belongs to another agency[ ({agency})]: only its own people may do this.',
  },
  'role.otherDepartment': {
    zh: '此项措施由其他部门[（{department}）]实施，请由该部门办理。',
    en: 'Another department[ ({department})] implements this measure: it has to do this.',
  },
  'role.otherEntity': {
    zh: '此案件涉及的是另一信用主体，您只能办理自己所代表主体的案件。',
    en: 'The case is about another entity: you may act only for the entity that you represent.',
  },
  'role.otherCase': {
    zh: '您的账号只能办理开通它的那份告知书所涉及的案件。需要办理本单位其他案件的，请通过一网通办登录，或者持证件到办案机关核实身份。',
    en: 'Your account reaches the case of the notice that opened it only. For other cases of the entity sign in by the one-stop portal, or let the agency check who you are.',
  },
  'date.inFuture': {
    zh: '[{field}（{date}）晚于今天（{today}），]不能填写将来的日期，请改正。',
    en: '[{field} ({date}) lies after today ({today}). ]A date in the future is not accepted: correct it.',
  },
  'date.tooEarly': {
    zh: '[{field}（{date}）不符：]日期太早[，最早为{earliest}]，请改为不早于前一步骤的日期。',
    en: '[{field} ({date}) is too early. ][The earliest is {earliest}. ]Choose a date that does not lie before the step that leads to it.',
  },
  'date.invalid': {
    zh: '日期[“{date}”]无效，请按2026-10-13的格式填写实际存在的日期。',
    en: 'The date[ “{date}”] does not exist: write one that does, like 2026-10-13.',
  },
  'date.tooLate': {
    zh: '[{field}（{date}）不符：]日期太远[，最晚为{latest}]，请核对年份。',
    en: '[{field} ({date}) is too far ahead. ][The latest is {latest}. ]Check the year.',
  },
  'date.outsideCalendar': {
    zh: '日期[{date}]超出日历范围，请填写[{from}至{to}之间]较近的日期。',
    en: 'The date[ {date}] lies outside the calendar: choose a nearer one[, from {from} to {to}].',
  },
  'term.notCountable': {
    zh: '期限[{count}{unit}]无法计算，请填写不小于零[且不超过{limit}]的整数。',
    en: 'The term[ of {count} {unit}] cannot be counted: give a whole number from zero[ to {limit}].',
  },
  'deadline.unknown': {
    zh: '没有找到该期限[（{id}）]，请从案件的期限清单中重新选择。',
    en: 'There is no such deadline[ ({id})]: choose one from the deadlines of the case.',
  },
  'deadline.notOpen': {
    zh: '该期限不存在或已经了结，请刷新案件后查看仍在进行的期限。',
    en: 'The deadline does not exist or is settled: reload the case to see those that still run.',
  },
  'deadline.notPassed': {
    zh: '期限尚未届满[，{dueOn}当日仍在期限内]，请在届满后办理。',
    en: 'The term has not passed yet[: {dueOn} still belongs to it]. Do this once it has passed.',
  },
  'deadline.ruleUnknown': {
    zh: '已发布的规则包[{pack}]中没有该期限依据的规则[{rule}]，暂不能说明其由来，请联系系统管理员。',
    en: 'The rule[ {rule}] of this deadline is in no published rule pack[ ({pack} was named)], so it cannot be explained: tell the operator.',
  },
  'deadline.reminderNotDue': {
    zh: '还不到提醒的日子[（下次提醒为{on}）]，到期后再提醒。',
    en: 'No reminder is due yet[; the next one is on {on}]: remind when it is.',
  },
  'deadline.reportNotDue': {
    zh: '还不到上报的日子[（{on}之后上报）]，请先等待办理。',
    en: 'A report is not due yet[; it is after {on}]: wait until then.',
  },
  'deadline.earlierNeedsApproval': {
    zh: '重新计算后期限将提前[（由{from}提前到{to}）]，须写明批准人后才能提前。',
    en: 'Counted again, the deadline would become earlier[ ({to} and not {from})]: name the person who approves that.',
  },
  'idempotency.otherRequest': {
    zh: '这个 Idempotency-Key 已用于另一项内容不同的请求，请换一个新的再提交。',
    en: 'This Idempotency-Key was used for a request with other content: send this one under a new key.',
  },
  'register.unknown': {
    zh: '公示栏中没有该案件[（{caseNo}）]的记录，可能尚未公示或已终止公示，请核对编号。',
    en: 'The register has no such record[ ({caseNo})]: it may not be published yet, or no longer. Check the number.',
  },
}
