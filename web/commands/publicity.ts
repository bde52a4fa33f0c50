import { areaField } from './common-fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

/** Publicity (公示). */
export const publicityForms: CommandForms<HumanCommandOf<'publicity'>> = {
  'publicity.publish': {
    title: { zh: '公示', en: 'Publish' },
    lead: {
      zh: '请核对公众将看到的内容。个人信息和涉密内容不公示。',
      en: 'Check what the public will see. Personal data and secrets are not published.',
    },
    act: { zh: '确认公示', en: 'Publish' },
    done: {
      zh: '已办理。依规定不公示的记录只共享。',
      en: 'Done. A record that the rules keep off the register is only shared.',
    },
    grave: true,
    fields: {},
  },
  'publicity.waivePreview': {
    title: { zh: '同意提前公示', en: 'Agree to publication now' },
    lead: {
      zh: '核对公示内容无误后，可以同意不等预览期满即公示；公示期随之提前起算。不同意的，无须办理。',
      en: 'If the text is right you can agree to its publication before the preview is over; the period begins earlier too. Otherwise do nothing.',
    },
    act: { zh: '同意', en: 'Agree' },
    done: { zh: '已同意，将即行公示。', en: 'Agreed; it will be published at once.' },
    grave: true,
    fields: { statement: areaField('声明', 'Statement') },
  },
}
