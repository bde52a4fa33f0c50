import { commentsField, dateField, lineField } from './common-fields.ts'
import type { CommandForms, OfTrack } from './types.ts'

/** Annulment of the underlying decision. */
export const annulmentForms: CommandForms<OfTrack<'annulment'>> = {
  'annulment.record': {
    title: { zh: '登记原决定被撤销', en: 'Record an annulment' },
    lead: {
      zh: '所依据的处罚等决定被撤销的，登记后由另一人确认，随即终止公示并解除措施。',
      en: 'When the underlying decision is annulled. Somebody else confirms it; publication then ends and measures are lifted.',
    },
    act: { zh: '登记', en: 'Record' },
    done: { zh: '已登记，等待确认。', en: 'Recorded; it waits to be confirmed.' },
    grave: true,
    fields: {
      document: lineField('撤销文书', 'Document', {
        zh: '复议决定书或判决书的名称、文号。',
        en: 'Name and number of the decision or judgment.',
      }),
      annulledBy: lineField('撤销机关', 'Annulled by'),
      annulledOn: dateField('撤销日期', 'Date of annulment'),
    },
  },
  'annulment.confirm': {
    title: { zh: '确认原决定被撤销', en: 'Confirm the annulment' },
    lead: { zh: '由登记人以外的人确认。', en: 'By somebody other than who recorded it.' },
    act: { zh: '确认', en: 'Confirm' },
    done: { zh: '已确认。', en: 'Confirmed.' },
    grave: true,
    fields: { comments: commentsField },
  },
}
