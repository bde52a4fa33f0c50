import { conflict, forbidden, notFound, preconditionFailed, unprocessable } from './facts.ts'

/** Refusals about the case as a whole, the rights of the person, dates and the request itself. */
export const caseRefusals = {
  'case.exists': conflict(
    '案件[{caseNo}]已经发起，请打开该案件继续办理。',
    'The case[ {caseNo}] has already been opened: go on in that case.',
  ),
  'case.unknown': notFound(
    '没有找到案件[{caseNo}]，或者您无权查看，请核对案件编号。',
    'There is no case[ {caseNo}] that you may see: check the case number.',
  ),
  'case.stale': preconditionFailed(
    '案件已被他人更新[（您看到的是第{expected}版，现为第{version}版）]，请刷新后核对再办理。',
    'The case has changed since you read it[ (you saw version {expected}, it is now {version})]: reload it, check and try again.',
  ),
  'case.roomFull': conflict(
    '您在本案中提交的内容已达上限[（合计{characters}字或{acts}次）]，本次未予记录；其余材料请作为书面材料直接送交办案机关。',
    'What you have written in this case comes to as much as one party may[ ({characters} characters or {acts} acts in all)], and this was not recorded: hand the rest to the agency on paper.',
  ),
  'calendar.notDue': conflict(
    '此事项由系统按期限自动办理，现在尚不应办理，请勿代为提出。',
    'The system does this by itself when its date has come, and it has not: leave it to the calendar.',
  ),
  'case.closed': conflict(
    '案件已[于{on}]办结，不能再办理此事项；如有新的事实，请另行发起。',
    'The case was closed[ on {on}] and takes no further act of this kind: open a new one for new facts.',
  ),
  'case.ending': conflict(
    '公示已[因{reason}]终止，案件正在解除各项措施，不能再办理此事项。',
    'Publicity has ended[ by {reason}] and what was ordered is being undone: this act has no place any more.',
  ),
  'case.notEnding': conflict(
    '公示尚未终止或案件已经办结，没有需要解除或确认的事项。',
    'Publicity has not ended, or the case is closed: there is nothing to lift or confirm.',
  ),
  'case.endedOtherwise': conflict(
    '公示不是因信用修复而终止[，而是因{reason}]，不能撤销修复。',
    'Publicity did not end by repair[ but by {reason}], so there is no repair to revoke.',
  ),
  'command.unknown': conflict(
    '没有这种操作[（{type}）]，请按接口文档改正。',
    'There is no such command[ ({type})]: correct it by the documentation of the interface.',
  ),
  'role.outsideDelegation': forbidden(
    '您代[{delegator}]办理的授权不包括这类名单的案件，请交由本人或其他有权限的人员办理。',
    'Your delegation[ from {delegator}] does not cover cases of this list type: leave it to that person or to somebody who may.',
  ),
  'draft.tooMany': conflict(
    '您已有50份未提交的草稿，没有再保存。请先提交其中的一些；90天没有改动的草稿会自动删除。',
    'You have 50 drafts that were not sent, so this one was not saved. Send some of them first; drafts left alone for 90 days are deleted.',
  ),
  'draft.tooLarge': conflict(
    '草稿内容过多，没有保存，您填写的内容仍在本页。请缩短文字，或将长文作为证据材料上传后再保存。',
    'The draft holds too much and was not saved; what you typed is still on this page. Shorten it, or send long texts as files of evidence, and save it again.',
  ),
  'role.notAllowed': forbidden(
    '您的身份[（{role}）]不能办理此事项，请交由有权限的人员办理。',
    'Your role[ ({role})] may not do this: ask somebody whose role may.',
  ),
  'role.otherAgency': forbidden(
    '此案件属于其他单位[（{agency}）]，只有该单位的人员可以办理。',
    'The case belongs to another agency[ ({agency})]: only its own people may do this.',
  ),
  'role.otherDepartment': forbidden(
    '此项措施由其他部门[（{department}）]实施，请由该部门办理。',
    'Another department[ ({department})] implements this measure: it has to do this.',
  ),
  'role.otherEntity': forbidden(
    '此案件涉及的是另一信用主体，您只能办理自己所代表主体的案件。',
    'The case is about another entity: you may act only for the entity that you represent.',
  ),
  'role.otherCase': forbidden(
    '您的账号只能办理开通它的那份告知书所涉及的案件。需要办理本单位其他案件的，请通过一网通办登录，或者持证件到办案机关核实身份。',
    'Your account reaches the case of the notice that opened it only. For other cases of the entity sign in by the one-stop portal, or let the agency check who you are.',
  ),
  'date.inFuture': conflict(
    '[{field}（{date}）晚于今天（{today}），]不能填写将来的日期，请改正。',
    '[{field} ({date}) lies after today ({today}). ]A date in the future is not accepted: correct it.',
  ),
  'date.tooEarly': conflict(
    '[{field}（{date}）不符：]日期太早[，最早为{earliest}]，请改为不早于前一步骤的日期。',
    '[{field} ({date}) is too early. ][The earliest is {earliest}. ]Choose a date that does not lie before the step that leads to it.',
  ),
  'date.invalid': unprocessable(
    '日期[“{date}”]无效，请按2026-10-13的格式填写实际存在的日期。',
    'The date[ “{date}”] does not exist: write one that does, like 2026-10-13.',
  ),
  'date.tooLate': conflict(
    '[{field}（{date}）不符：]日期太远[，最晚为{latest}]，请核对年份。',
    '[{field} ({date}) is too far ahead. ][The latest is {latest}. ]Check the year.',
  ),
  'date.outsideCalendar': unprocessable(
    '日期[{date}]超出日历范围，请填写[{from}至{to}之间]较近的日期。',
    'The date[ {date}] lies outside the calendar: choose a nearer one[, from {from} to {to}].',
  ),
  'term.notCountable': unprocessable(
    '期限[{count}{unit}]无法计算，请填写不小于零[且不超过{limit}]的整数。',
    'The term[ of {count} {unit}] cannot be counted: give a whole number from zero[ to {limit}].',
  ),
  'idempotency.otherRequest': unprocessable(
    '这个 Idempotency-Key 已用于另一项内容不同的请求，请换一个新的再提交。',
    'This Idempotency-Key was used for a request with other content: send this one under a new key.',
  ),
  'register.unknown': notFound(
    '公示栏中没有该案件[（{caseNo}）]的记录，可能尚未公示或已终止公示，请核对编号。',
    'The register has no such record[ ({caseNo})]: it may not be published yet, or no longer. Check the number.',
  ),
}
