import type { CaseState } from '../../domain/case.ts'
import { doubtfulPointsOf } from '../../domain/listing/doubtful-points.ts'
import type { DoubtfulPoint } from '../../domain/listing/types.ts'
import { doubtfulPoints } from '../../domain/refusals/vocabulary.ts'
import { commentsField } from './common-fields.ts'
import type { CommandForms } from './types.ts'

const reasonOf = ({ entity, listing }: CaseState, point: DoubtfulPoint) => {
  const what = point === 'code' ? entity.code : (listing.repeats ?? []).join('、')
  const reason = (point === 'code' ? entity.codeReason : listing.proposal.repeatReason) ?? ''
  return { hint: { zh: `${what}：${reason}`, en: `${what}: ${reason}` } }
}

/** The review of a proposal by a second person. */
export const reviewForms: CommandForms<'listing.review'> = {
  'listing.review': {
    title: { zh: '复核列入建议', en: 'Review the proposal' },
    lead: {
      zh: '由提出人以外的人核对事实、依据、等级和措施。同意后即可送达告知书；退回的，由经办人修改。',
      en: 'Somebody other than its author checks facts, basis, tier and measures. Agreed, the notice can be served; sent back, the officer revises it.',
    },
    act: { zh: '提交复核结果', en: 'Submit the review' },
    done: { zh: '复核结果已记入案件。', en: 'The review has been recorded.' },
    fields: {
      outcome: {
        kind: 'choice',
        label: { zh: '复核结果', en: 'Outcome' },
        options: [
          {
            value: 'agreed',
            label: { zh: '同意', en: 'Agree' },
            hint: { zh: '下一步送达认定告知书。', en: 'The notice is served next.' },
          },
          {
            value: 'returned',
            label: { zh: '退回修改', en: 'Send back' },
            hint: { zh: '请在意见中写明要改什么。', en: 'Say in the comments what to change.' },
          },
        ],
      },
      comments: {
        ...commentsField,
        hint: {
          zh: '同意的可以不填；退回的须写明要改什么。',
          en: 'May be left blank when you agree; say what to change when you send it back.',
        },
      },
      confirmed: {
        kind: 'ticks',
        label: { zh: '须经核实确认的事项', en: 'To be checked and confirmed' },
        hint: {
          zh: '建议在这些事项上与规则不符，附有理由。核对证照等材料后勾选；有疑问的，退回。',
          en: 'Here the proposal is against a rule and gives a reason. Tick what you have compared with the documents, or send it back.',
        },
        options: ({ state }) =>
          state === undefined
            ? []
            : doubtfulPointsOf(state).map((value) => ({
                value,
                label: doubtfulPoints[value],
                ...reasonOf(state, value),
              })),
        optional: true,
      },
    },
    faultOf: { 'listing.notConfirmed': 'confirmed', 'listing.returnWithoutReason': 'comments' },
  },
}
