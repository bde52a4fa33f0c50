import type { Texts } from '../../kit/words.ts'

export const texts = {
  cases: { zh: '案件', en: 'Cases' },
  notNow: { zh: '现在不能办理', en: 'Not possible now' },
  passOver: { zh: '跳过这件，办理下一件', en: 'Pass over this one, open the next' },
  or: { zh: '或者：', en: 'Or: ' },
  back: { zh: '返回案件', en: 'Back to the case' },
  staleTitle: { zh: '案件刚刚有变化', en: 'The case has just changed' },
  staleLead: {
    zh: '您打开表单之后，案件有了新的办理。您填写的内容没有提交，也没有丢失。请先看清变化，再决定是否仍要提交。',
    en: 'Something happened after you opened the form. What you typed was not sent, and nothing of it is lost. Look at what happened, then choose.',
  },
  changed: { zh: '您打开表单之后发生的事', en: 'What happened meanwhile' },
  typed: { zh: '您填写的内容', en: 'What you typed' },
  sendAgain: { zh: '看过了，仍然提交', en: 'I have looked: send it now' },
  stillLawful: { zh: '按案件现在的情况，这项仍可办理。', en: 'As the case stands now, this is still possible.' },
  noLonger: { zh: '按案件现在的情况，这项已不能办理：', en: 'As the case stands now, this is no longer possible:' },
  draftSaved: { zh: '草稿已保存，可从首页的草稿继续。', en: 'Draft saved; go on from the drafts on your start page.' },
  draftOpened: { zh: '这是您保存的草稿，尚未提交。', en: 'This is your saved draft; it has not been sent.' },
  sentBefore: { zh: '这张表单已经提交过，没有重复办理。', en: 'This form was sent before; nothing was done twice.' },
} satisfies Texts
