import { mayCarryOut } from '../../domain/measures/in-force.ts'
import type { MeasureState, MeasureStatus } from '../../domain/measures/types.ts'
import { measureWords } from '../kit/measure-words.ts'
import type { ChoiceField, FormScene, Option } from '../form/fields.ts'
import { resultWords } from '../kit/vocabulary.ts'
import { departmentOptions } from './proposal-fields.ts'
import { areaField, dateField, filesField, lineField, optionsFrom } from './common-fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

/** The measures of the reader's department for which something can be done. */
const waiting =
  (wanted: (measure: MeasureState) => boolean) =>
  ({ state, actor }: FormScene): readonly Option[] =>
    Object.values(state?.measures ?? {})
      .filter((measure) => measure.department === actor.agency && wanted(measure))
      .map(({ code }) => ({ value: code, label: measureWords(code, state?.listing.determinedOn) }))

const measureField = (...statuses: MeasureStatus[]): ChoiceField =>
  chosenFrom(waiting(({ status }) => statuses.includes(status)))

function chosenFrom(options: (scene: FormScene) => readonly Option[]): ChoiceField {
  // With only one there is nothing to choose.
  const first = (scene: FormScene) => (options(scene).length === 1 ? (options(scene)[0]?.value ?? '') : '')
  return { kind: 'choice', label: { zh: '措施', en: 'Measure' }, options, first }
}

/** Measures (措施响应、结果反馈). */
export const measureForms: CommandForms<HumanCommandOf<'measure'>> = {
  'measure.acknowledge': {
    title: { zh: '签收措施', en: 'Acknowledge a measure' },
    lead: { zh: '签收后在规定工作日内实施。', en: 'It is then to be carried out within the prescribed working days.' },
    act: { zh: '签收', en: 'Acknowledge' },
    done: { zh: '已签收。', en: 'Acknowledged.' },
    fields: { measure: measureField('dispatched') },
  },
  'measure.carryOut': {
    title: { zh: '登记措施实施', en: 'Record that a measure is carried out' },
    lead: { zh: '写明实施日期和所依据的条款。', en: 'Say when, and on what basis.' },
    act: { zh: '登记实施', en: 'Record' },
    done: { zh: '实施情况已登记。', en: 'Recorded as carried out.' },
    fields: {
      measure: chosenFrom(waiting(mayCarryOut)),
      on: dateField('实施日期', 'Date'),
      basis: lineField('实施依据', 'Basis'),
    },
  },
  'measure.feedBack': {
    title: { zh: '反馈措施结果', en: 'Feed back the result' },
    lead: {
      zh: '措施不适用于该主体的，可以在签收后直接反馈“不适用”并说明。部分执行的，其余部分继续实施后再次反馈；反馈有误的，再次反馈即可。',
      en: 'A measure that does not apply may be reported so at once, with the reason. What was done in part is done further and reported again; a result that was wrong is put right by another report.',
    },
    act: { zh: '提交反馈', en: 'Submit the result' },
    done: { zh: '结果已反馈。', en: 'The result has been fed back.' },
    fields: {
      measure: measureField('carriedOut', 'acknowledged', 'fedBack'),
      result: { kind: 'choice', label: { zh: '结果', en: 'Result' }, options: optionsFrom(resultWords) },
      basis: lineField('依据', 'Basis'),
      on: dateField('办理日期', 'Date'),
      proof: areaField('凭证或说明', 'Proof or explanation'),
      amountYuan: {
        kind: 'number',
        label: { zh: '涉及金额', en: 'Amount' },
        unit: { zh: '元', en: 'yuan' },
        optional: true,
      },
      files: filesField('凭证的文件', 'Files of the proof'),
    },
    faultOf: { 'measure.notCarriedOut': 'result' },
  },
  'measure.handOver': {
    title: { zh: '移交措施', en: 'Hand a measure over' },
    lead: {
      zh: '职责划转、机构撤并的，移交给承接的部门，由其重新签收；已通知解除的，由其解除。期限自移交之日重新起算。',
      en: 'After a reform of offices, to the department that has the task now: it acknowledges the measure anew, or lifts it where that is ordered. Its term counts from the day of handing over.',
    },
    act: { zh: '移交', en: 'Hand over' },
    done: { zh: '措施已移交。', en: 'The measure has been handed over.' },
    fields: {
      measure: {
        kind: 'choice',
        label: { zh: '措施', en: 'Measure' },
        options: ({ state }) =>
          Object.values(state?.measures ?? {})
            .filter(({ status }) => status !== 'lifted')
            .map(({ code }) => ({ value: code, label: measureWords(code, state?.listing.determinedOn) })),
        words: (code) => measureWords(code),
      },
      department: {
        kind: 'choice',
        label: { zh: '承接的部门', en: 'Department that takes it over' },
        options: departmentOptions,
      },
      document: lineField('移交依据', 'By which document'),
      reason: areaField('理由', 'Reason'),
    },
    faultOf: { 'measure.sameDepartment': 'department', 'listing.measureImplementerMismatch': 'department' },
  },
  'measure.confirmLift': {
    title: { zh: '确认解除措施', en: 'Confirm the lifting' },
    lead: {
      zh: '惩戒终止，措施须在规定工作日内解除并确认。',
      en: 'The sanction has ended: lift the measure within the prescribed working days and confirm it.',
    },
    act: { zh: '确认已解除', en: 'Confirm' },
    done: { zh: '解除已确认。', en: 'The lifting has been confirmed.' },
    fields: {
      measure: measureField('liftOrdered'),
      on: dateField('解除日期', 'Date'),
      proof: lineField('解除凭证', 'Proof'),
      files: filesField('解除凭证的文件', 'Files of the proof'),
    },
  },
}
