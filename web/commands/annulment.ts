import { annulmentWords } from '../kit/vocabulary.ts'
import { areaField, commentsField, dateField, lineField, optionsFrom, tierOptions } from './common-fields.ts'
import { catalogue } from '../../rules/catalogue.ts'
import type { FormScene, Option } from '../form/fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

const orderedMeasures = ({ state, today }: FormScene): readonly Option[] =>
  (state?.listing.determinedOn === undefined
    ? (state?.listing.proposal.measures ?? [])
    : Object.values(state.measures).filter(({ dropped }) => dropped === undefined)
  ).map(({ code }) => ({ value: code, label: catalogue.measureTitle(code, state?.listing.determinedOn ?? today) }))

/** Annulment of the underlying decision. */
export const annulmentForms: CommandForms<HumanCommandOf<'annulment'>> = {
  'annulment.record': {
    title: { zh: '登记原决定被撤销', en: 'Record an annulment' },
    lead: {
      zh: '所依据的处罚等决定被撤销、确认违法或者确认无效的，登记后立即暂停公示、暂缓推送措施，由另一人确认后终止公示并解除措施；不予认可的恢复公示。',
      en: 'When the underlying decision is annulled, or found unlawful or void. Publicity is suspended and nothing is dispatched at once; when somebody else has confirmed it, publication ends and measures are lifted. A refusal resumes publicity.',
    },
    act: { zh: '登记', en: 'Record' },
    done: {
      zh: '已登记，公示已暂停，等待确认。',
      en: 'Recorded; publicity is suspended, and it waits to be confirmed.',
    },
    grave: true,
    idle: ({ outcome }) => (outcome === 'changed' ? [] : ['change']),
    faultOf: {
      'annulment.noChange': 'change',
      'listing.tierAggravated': 'change',
      'listing.tierNotOnList': 'change',
      'listing.measureAdded': 'change',
      'listing.measureTierMismatch': 'change',
    },
    fields: {
      document: lineField('撤销文书', 'Document', {
        zh: '复议决定书或判决书的名称、文号。',
        en: 'Name and number of the decision or judgment.',
      }),
      outcome: {
        kind: 'choice',
        label: { zh: '结果', en: 'Outcome' },
        hint: {
          zh: '变更的，认定不终止，按下面的内容调整；变更后不再够得上本名单的，请登记为撤销。',
          en: 'Changed: the listing goes on, as stated below. If the decision bears the list no more, record it as annulled.',
        },
        options: optionsFrom(annulmentWords),
        first: () => 'annulled',
      },
      change: {
        kind: 'group',
        label: { zh: '变更后的认定（仅限变更）', en: 'What the listing becomes (only where it was changed)' },
        optional: true,
        fields: {
          tier: {
            kind: 'choice',
            label: { zh: '等级', en: 'Tier' },
            options: tierOptions,
            first: ({ state }) => state?.tier ?? '',
            optional: true,
          },
          measures: {
            kind: 'ticks',
            label: { zh: '保留的措施', en: 'Measures that stay' },
            options: orderedMeasures,
            ticked: (scene) => orderedMeasures(scene).map(({ value }) => value),
            optional: true,
          },
          content: { ...areaField('变更后的决定内容', 'What the decision says now'), optional: true },
        },
      },
      annulledBy: lineField('撤销机关', 'Annulled by'),
      annulledOn: dateField('撤销日期', 'Date of annulment'),
      toldOn: {
        kind: 'date',
        label: { zh: '收到书面告知的日期', en: 'Date on which the agency was told in writing' },
        hint: {
          zh: '撤回公示的期限自本日起算；不填的，自撤销日期起算。',
          en: 'The term for withdrawing the publication counts from it; left blank, from the annulment.',
        },
        optional: true,
      },
    },
  },
  'annulment.confirm': {
    title: { zh: '确认原决定被撤销', en: 'Confirm the annulment' },
    lead: { zh: '由登记人以外的人确认。', en: 'By somebody other than who recorded it.' },
    act: { zh: '确认', en: 'Confirm' },
    done: { zh: '已确认。', en: 'Confirmed.' },
    grave: true,
    fields: {
      comments: commentsField,
      publicReasons: {
        ...areaField('向社会公开说明的理由', 'Reasons stated to the public', {
          zh: '曾向社会公示的，公众查询本案编号时看到撤销文书、机关、日期和这段理由；不写个人信息。可以不填。',
          en: 'Where the record was public: whoever looks it up reads the document, who annulled it, when, and these reasons. No personal data. May be left blank.',
        }),
        optional: true,
      },
    },
  },
  'annulment.refuse': {
    title: { zh: '不认可撤销的登记', en: 'Refuse the record of the annulment' },
    lead: {
      zh: '登记与文书不符，或者登记在别的案件上的，写明理由；真实的撤销可以重新登记。',
      en: 'When the record does not match the document or stands on the wrong case: say why. The true one can be recorded afterwards.',
    },
    act: { zh: '不予认可', en: 'Refuse' },
    done: { zh: '已记明不予认可。', en: 'The refusal has been recorded.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
