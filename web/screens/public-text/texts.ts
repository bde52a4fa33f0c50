import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '公示内容', en: 'What is public' },
  leadBefore: {
    zh: '尚未公示。下面是公示后公众会看到的原文，请核对是否准确、是否已隐去不应公开的内容。',
    en: 'Not published yet. This is exactly what the public would see: check that it is right and shows nothing it should not.',
  },
  leadShown: { zh: '公众现在看到的就是下面的原文。', en: 'This is exactly what the public sees now.' },
  leadOff: { zh: '这条记录现在不对公众显示。', en: 'The public does not see this record now.' },
  keptOff: {
    zh: '轻微失信和自然人的记录不对公众公示，只按规定共享。',
    en: 'Records of minor conduct and of natural persons are not shown to the public; they are only shared as the rules say.',
  },
  suspended: {
    zh: '公示已经暂停，公众网站不显示；核查结束后恢复或者终止。',
    en: 'Publicity is suspended: the record is off the public register until the check is over.',
  },
  ended: {
    zh: '公示已经终止，公众网站不再显示。',
    en: 'Publicity has ended: the record is no longer on the public register.',
  },
  card: { zh: '公众看到的原文', en: 'What the public sees' },
  kept: { zh: '不公开的内容', en: 'What stays hidden' },
  keptList: {
    zh: '违法事实的细节、证据材料、联系人、法定代表人及其证件号码、整改和修复材料都不公开。',
    en: 'Details of the facts, evidence, contacts, the legal representative and any identity number, and what you submit stay hidden.',
  },
  ifToday: { zh: '如在今天公示', en: 'If published today' },
  wrong: { zh: '内容有误或者不应公开？', en: 'Wrong, or not for the public?' },
  defend: {
    zh: '现在处于陈述申辩期：写明哪里有误，认定单位会逐条回应。',
    en: 'The term for your defence runs: say what is wrong, and the agency answers each ground.',
  },
  object: {
    zh: '随时可以提出异议。核查期间公示信息会加注异议标注，核查成立的予以更正或者移出。',
    en: 'You can object at any time. The record is marked as contested until it is checked, then corrected or removed if you are right.',
  },
  later: {
    zh: '陈述申辩已经结束，公示后即可提出异议。',
    en: 'The defence is over; you can object once it is published.',
  },
  open: { zh: '已有异议正在核查，请等待结果。', en: 'An objection is being checked: wait for its result.' },
  over: { zh: '公示已经终止，无须更正。', en: 'Publicity has ended: nothing needs correcting.' },
  agree: { zh: '同意提前公示', en: 'Agree to publication before the preview is over' },
  ask: { zh: '申请更正', en: 'Ask for a change' },
  register: { zh: '在公示系统中查看', en: 'See it in the public register' },
} satisfies Texts
