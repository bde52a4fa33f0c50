import { factsOf, typedValue } from '../../domain/correction/fields.ts'
import { typedIn } from '../../domain/correction/typed.ts'
import type { CorrectableField } from '../../domain/correction/types.ts'
import { correctableFields } from '../../domain/correction/types.ts'
import { fieldTitles } from '../../domain/correction/titles.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { ChoiceField, Fields, FormScene, Option } from '../form/fields.ts'
import { measureWords } from '../kit/measure-words.ts'
import { eventFacts } from '../../domain/event-facts.ts'
import { areaField, commentsField, evidenceField, lineField } from './common-fields.ts'
import type { CommandForms } from './types.ts'

/** What has been typed in the case so far, each with what stands there and in which entry. */
function typedOptions({ state }: FormScene): readonly Option[] {
  if (!state) return []
  return correctableFields.flatMap((field): Option[] => {
    const label = fieldTitles[field]
    if (factsOf(field).of === 'measure') {
      const isTyped = Object.keys(state.measures).some((code) => typedValue(state, field, code) !== undefined)
      return isTyped ? [{ value: field, label }] : []
    }
    if (factsOf(field).of === 'act') {
      const isTyped = Object.keys(state.service?.done ?? {}).some((key) => typedValue(state, field, key) !== undefined)
      return isTyped ? [{ value: field, label }] : []
    }
    const [value, source] = [typedValue(state, field), typedIn(state, field)]
    if (value === undefined || source === undefined) return []
    const stands = Object.values(value).join('')
    const hint = { zh: `现有记录（第${source.entry}条）：${stands}`, en: `Entry ${source.entry} has: ${stands}` }
    return [{ value: field, label, hint }]
  })
}

const measure: ChoiceField = {
  kind: 'choice',
  label: { zh: '措施', en: 'Measure' },
  hint: { zh: '更正措施的日期时选择。', en: 'Where the day of a measure is corrected.' },
  optional: true,
  options: ({ state }) =>
    Object.values(state?.measures ?? {}).map(({ code }) => ({
      value: code,
      label: measureWords(code, state?.listing.determinedOn),
    })),
  words: (code) => measureWords(code),
}

const servedActs = ({ state }: FormScene): readonly Option[] =>
  Object.entries(state?.service?.done ?? {}).map(([value, { act, servedOn }]) => {
    const { zh, en } = eventFacts[act]
    return { value, label: { zh: `${zh}（${servedOn}送达）`, en: `${en} (served on ${servedOn})` } }
  })

const act: ChoiceField = {
  kind: 'choice',
  label: { zh: '已送达的文书', en: 'Document that was served' },
  hint: { zh: '更正其送达日期时选择。', en: 'Where the day of its service is corrected.' },
  optional: true,
  options: servedActs,
}

const right = {
  on: {
    kind: 'date',
    label: { zh: '正确的日期', en: 'The right day' },
    hint: { zh: '更正日期时填写。', en: 'Where a day is corrected.' },
    optional: true,
  },
  docNo: {
    ...lineField('正确的文号', 'The right number', {
      zh: '更正文号时填写。',
      en: 'Where the number of a document is corrected.',
    }),
    optional: true,
  },
  text: {
    ...areaField('正确的文字', 'The right text', {
      zh: '更正名称、事实等文字时填写，写更正后的全文。',
      en: 'Where a name or another text is corrected: the whole of it as it should be.',
    }),
    optional: true,
  },
  days: {
    kind: 'number',
    label: { zh: '正确的天数', en: 'The right number of days' },
    hint: { zh: '更正整改期限时填写。', en: 'Where the term of rectification is corrected.' },
    unit: { zh: '天', en: 'days' },
    optional: true,
  },
} as const

/** Corrections (更正) of what was typed wrong. */
export const correctionForms: CommandForms<HumanCommandOf<'correction'>> = {
  'correction.propose': {
    title: { zh: '提出更正', en: 'Propose a correction' },
    lead: {
      zh: '登记有误的，附证据提出，由没有写过该内容的另一人复核。原记录保留，注明已被更正；由它起算的期限随之重新计算。名称变更不属于更正。',
      en: 'For what was typed wrong. Somebody else, who has not written it, decides. The wrong entry stays and is marked as superseded; terms that count from it are counted again. A change of name is no correction.',
    },
    act: { zh: '提交复核', en: 'Send for confirmation' },
    done: { zh: '更正已提交复核。', en: 'The correction waits to be confirmed.' },
    fields: {
      field: {
        kind: 'choice',
        label: { zh: '更正哪一项', en: 'What is wrong' },
        options: typedOptions,
        words: (field) => fieldTitles[field as CorrectableField],
      },
      measure,
      act,
      ...right,
      reasons: areaField('理由', 'Reasons', { zh: '怎样发现、错在哪里。', en: 'How it was found, and what is wrong.' }),
      evidence: evidenceField('证据', 'Proof'),
    },
    faultOf: {
      'correction.nothingTyped': 'field',
      'correction.noValue': 'field',
      'correction.sameValue': 'field',
      'correction.noProof': 'evidence',
      'listing.termInvalid': 'days',
      'listing.noEntityName': 'text',
      'listing.formulaInName': 'text',
      'listing.lostInName': 'text',
    },
  },
  'correction.confirm': {
    title: { zh: '确认更正', en: 'Confirm the correction' },
    lead: {
      zh: '由提出人和原内容的填写人以外的人确认。已告知信用主体的，系统出具更正通知；已公示的，公示信息同时更正。',
      en: 'By somebody who has written neither the wrong value nor the proposal. An entity that was told gets a letter, and what is public shows the right value at once.',
    },
    act: { zh: '确认', en: 'Confirm' },
    done: { zh: '已更正。', en: 'Corrected.' },
    fields: {
      comments: commentsField,
      againstEntity: {
        kind: 'yesNo',
        label: { zh: '期限对信用主体更为不利的', en: 'Where a term becomes worse for the entity' },
        yes: { zh: '同意，并告知信用主体', en: 'Agreed; the entity is told' },
        no: { zh: '不同意', en: 'Not agreed' },
        optional: true,
      },
      slip: {
        kind: 'yesNo',
        label: { zh: '已告知信用主体的事实、依据', en: 'Facts and basis of which the entity was told' },
        yes: { zh: '只是笔误，实质不变', en: 'A slip of the pen; the same in substance' },
        no: { zh: '实质有变', en: 'They change in substance' },
        optional: true,
      },
    },
    faultOf: { 'correction.againstEntity': 'againstEntity', 'correction.ofSubstance': 'slip' },
  },
  'correction.refuse': {
    title: { zh: '不予更正', en: 'Refuse the correction' },
    lead: {
      zh: '现有记录无误、证据不足或者记录已经变动的，写明理由；可以重新提出。',
      en: 'When the record is right, the proof is not enough, or the record has changed since: say why. Another correction can be proposed.',
    },
    act: { zh: '不予更正', en: 'Refuse' },
    done: { zh: '已记明不予更正。', en: 'The refusal has been recorded.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}

/** A correction as the ledger has it: the entry that is superseded, what stood there, and what is right. */
export const correctionFields: Fields = {
  entry: { kind: 'number', label: { zh: '被更正的记录序号', en: 'Entry that is superseded' } },
  field: correctionForms['correction.propose'].fields.field,
  measure,
  act,
  wrong: {
    kind: 'group',
    label: { zh: '原记录', en: 'What stood there' },
    fields: {
      on: { kind: 'date', label: { zh: '日期', en: 'Day' } },
      docNo: lineField('文号', 'Number'),
      text: areaField('文字', 'Text'),
      days: { kind: 'number', label: { zh: '天数', en: 'Days' } },
    },
  },
  ...right,
  reasons: correctionForms['correction.propose'].fields.reasons,
  comments: commentsField,
  evidence: correctionForms['correction.propose'].fields.evidence,
}
