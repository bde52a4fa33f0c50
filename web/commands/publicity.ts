import type { CommandForms, OfTrack } from './types.ts'

/** Publicity (公示). */
export const publicityForms: CommandForms<OfTrack<'publicity'>> = {
  'publicity.publish': {
    title: { zh: '公示', en: 'Publish' },
    lead: {
      zh: '请核对公众将看到的内容。个人信息和涉密内容不公示。',
      en: 'Check what the public will see. Personal data and secrets are not published.',
    },
    act: { zh: '确认公示', en: 'Publish' },
    done: { zh: '已公示。', en: 'Published.' },
    grave: true,
    fields: {},
  },
}
