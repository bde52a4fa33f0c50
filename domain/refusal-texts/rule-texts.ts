import type { RefusalTexts } from './types.ts'

/** What is told of packs and calendars that cannot be put in force. */
export const ruleTexts: RefusalTexts = {
  'rules.invalid': {
    zh: '提交的规则包或者日历不符合格式，请按逐项列出的位置和原因改正后重新提交。',
    en: 'The pack or calendar does not fit its schema: correct the places named below, by their reasons, and send it again.',
  },
  'rules.oneNeeded': {
    zh: '请在 pack、calendar、released 三项中只填写一项。',
    en: 'Give exactly one of pack, calendar and released.',
  },
  'rules.versionTaken': {
    zh: '版本[{version}]已经存在，已发布的版本不得更改，请以下一个版本号提交。',
    en: 'The version[ {version}] exists already, and a published version never changes: send the change as the next version.',
  },
  'rules.versionNotNext': {
    zh: '版本[{version}]不连续[，应为第{needed}版]，请改正版本号。',
    en: 'The version[ {version}] leaves a gap[; {needed} comes next]: correct the number.',
  },
  'rules.yearApart': {
    zh: '年份[{year}]与已有日历不相连[，可提交{from}至{to}年]，请先提交中间的年份。',
    en: 'The year[ {year}] does not join the calendar[, which takes {from} to {to}]: send the years between first.',
  },
  'rules.noticeTooOld': {
    zh: '通知的发布日期[{date}]早于已有日历的最后一份通知[（{latest}）]，请核对发布日期。',
    en: 'The notice[ of {date}] is older than the latest one of the calendar[ ({latest})]: check its date.',
  },
  'rules.questionOpen': {
    zh: '采用该规则包后，有事项没有唯一的规则[（{question}）]，请修改后重新提交。',
    en: 'With this pack a question would have no single answer[ ({question})]: change the pack and send it again.',
  },
  'rules.notReleased': {
    zh: '现行的规则包和日历中没有版本[{version}]，请核对版本，或者提交其内容。',
    en: 'No pack or calendar in force has the version[ {version}]: check it, or send its content.',
  },
  'publication.unknown': {
    zh: '没有找到该发布事项[（{id}）]，请核对编号。',
    en: 'There is no such publication[ ({id})]: check its number.',
  },
  'publication.notNow': {
    zh: '该发布事项现在不能这样办理[（{stage}）]，请查看其进度。',
    en: 'The publication does not allow this now[; it is {stage}]: look at its progress.',
  },
  'publication.samePerson': {
    zh: '发布须由另一人批准，提出人不能批准自己的提议，请交由另一位管理员或者市级监督人员批准。',
    en: 'A second person has to approve what was proposed: ask another operator or a city supervisor.',
  },
  'publication.lawChanged': {
    zh: '试算之后已有其他规则生效，试算结果不再准确，请重新提出并试算。',
    en: 'Other rules have come into force since the dry run, so it no longer holds: propose it again for a new one.',
  },
}
