import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '一起办理：{what}', en: 'Together: {what}' },
  lead: {
    zh: '为选中的各件填写一次，填写的内容须对每一件都成立；核对后逐件办理，结果逐件列出。每次最多 {most} 件。',
    en: 'Typed once for all that you choose, so it must be true of each; read over, then done one by one, each with its result. At most {most} at a time.',
  },
  lookAtEach: {
    zh: '请打开各件核对后再选中。有疑问的，在案件中单独办理。',
    en: 'Open each and check it before you choose it. What is doubtful is decided in its own case.',
  },
  none: { zh: '现在没有可以一起办理的事项。', en: 'Nothing can be done together now.' },
  apart: {
    zh: '另有 {count} 件须在案件中单独办理，见工作台。',
    en: '{count} more have to be decided in their own cases; see your work.',
  },
  more: { zh: '办完这些后，还有更多待办。', en: 'There are more after these.' },
  list: { zh: '待办的各件', en: 'What waits' },
  choose: { zh: '选择', en: 'Choose' },
  chooseOne: { zh: '选择 {caseNo} {what}', en: 'Choose {caseNo} {what}' },
  all: { zh: '全选', en: 'All' },
  entity: { zh: '主体和案号', en: 'Entity and case' },
  about: { zh: '内容', en: 'What it is about' },
  due: { zh: '期限', en: 'Due' },
  noneChosen: { zh: '请至少选择一件。', en: 'Choose at least one.' },
  tooMany: { zh: '每次最多选择 {most} 件。', en: 'Choose at most {most} at a time.' },
  means: {
    zh: '将逐件办理以上 {count} 件，每件记入各自案件的台账，不能直接撤销。',
    en: 'Each of these {count} is done by itself and stands in the ledger of its case; it cannot simply be taken back.',
  },
  chosen: { zh: '选中的各件（{count}）', en: 'Chosen ({count})' },
  gone: { zh: '不再办理', en: 'Not done any more' },
  goneRows: {
    zh: '{count} 件已由他人办理或者案件有了变化。',
    en: '{count}: somebody else has done it, or the case has changed.',
  },
  refused: { zh: '不能办理（{count}）', en: 'Cannot be done ({count})' },
  resultsGone: {
    zh: '办理结果只保留一天，现在不能再看；每件的结果见各自案件的台账。',
    en: 'Results are kept for a day and are no longer here; what was done stands in the ledger of each case.',
  },
  back: { zh: '回到工作台', en: 'Back to my work' },
  results: { zh: '办理结果', en: 'Results' },
  result: { zh: '结果', en: 'Result' },
  done: { zh: '已办理', en: 'Done' },
  doneAll: { zh: '{done} 件均已办理。', en: 'All {done} are done.' },
  doneSome: {
    zh: '已办理 {done} 件，{left} 件没有办理，原因见下表。',
    en: '{done} are done, {left} are not; the table says why.',
  },
  goOn: { zh: '继续办理其余各件', en: 'Go on with the others' },
  hasChanged: {
    zh: '您打开页面后，案件有了变化，没有办理。请打开案件查看后再办。',
    en: 'The case has changed since you opened the page, so nothing was done. Look at it first.',
  },
} satisfies Texts
