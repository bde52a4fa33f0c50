import { conflict, forbidden, notFound, unavailable, unprocessable } from './facts.ts'

/** What is told of packs and calendars that cannot be put in force. */
export const ruleRefusals = {
  'rules.invalid': unprocessable(
    '提交的规则包或者日历不符合格式，请按逐项列出的位置和原因改正后重新提交。',
    'The pack or calendar does not fit its schema: correct the places named below, by their reasons, and send it again.',
  ),
  'rules.oneNeeded': unprocessable(
    '请在 pack、calendar、released 三项中只填写一项。',
    'Give exactly one of pack, calendar and released.',
  ),
  'rules.versionTaken': unprocessable(
    '版本[{version}]已经存在，已发布的版本不得更改，请以下一个版本号提交。',
    'The version[ {version}] exists already, and a published version never changes: send the change as the next version.',
  ),
  'rules.versionNotNext': unprocessable(
    '版本[{version}]不连续[，应为第{needed}版]，请改正版本号。',
    'The version[ {version}] leaves a gap[; {needed} comes next]: correct the number.',
  ),
  'rules.yearApart': unprocessable(
    '年份[{year}]与已有日历不相连[，可提交{from}至{to}年]，请先提交中间的年份。',
    'The year[ {year}] does not join the calendar[, which takes {from} to {to}]: send the years between first.',
  ),
  'rules.noticeTooOld': unprocessable(
    '通知的发布日期[{date}]早于已有日历的最后一份通知[（{latest}）]，请核对发布日期。',
    'The notice[ of {date}] is older than the latest one of the calendar[ ({latest})]: check its date.',
  ),
  'rules.questionOpen': unprocessable(
    '采用该规则包后，有事项没有唯一的规则[（{question}）]，请修改后重新提交。',
    'With this pack a question would have no single answer[ ({question})]: change the pack and send it again.',
  ),
  'rules.busy': unavailable(
    '规则的核对和试算在限定时间内未能完成，请稍后重新提交；同一人的试算依次进行。',
    'The rules could not be checked within the time allowed; questions of one person are answered one after the other. Send it again in a moment.',
  ),
  'rules.notReleased': unprocessable(
    '现行的规则包和日历中没有版本[{version}]，请核对版本，或者提交其内容。',
    'No pack or calendar in force has the version[ {version}]: check it, or send its content.',
  ),
  'publication.unknown': notFound(
    '没有找到该发布事项[（{id}）]，请核对编号。',
    'There is no such publication[ ({id})]: check its number.',
  ),
  'publication.notNow': conflict(
    '该发布事项现在不能这样办理[（{stage}）]，请查看其进度。',
    'The publication does not allow this now[; it is {stage}]: look at its progress.',
  ),
  'publication.samePerson': forbidden(
    '发布须由另一人批准，提出人不能批准自己的提议，请交由另一位管理员或者市级监督人员批准。',
    'A second person has to approve what was proposed: ask another operator or a city supervisor.',
  ),
  'publication.lawChanged': conflict(
    '试算之后已有其他规则生效，试算结果不再准确，请重新提出并试算。',
    'Other rules have come into force since the dry run, so it no longer holds: propose it again for a new one.',
  ),
}
