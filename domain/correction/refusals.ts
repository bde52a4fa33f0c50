import { conflict, unprocessable } from '../refusals/facts.ts'

/** Why an act of correction is refused. */
export const correctionRefusals = {
  'correction.alreadyProposed': conflict(
    '已有一项更正等待复核，请先由另一人确认或者不予更正。',
    'A correction waits already: another person has to confirm or refuse it first.',
  ),
  'correction.nothingKept': conflict(
    '案件已撤回、不予列入，或者信息已删除，没有需要更正的记录。',
    'The case was withdrawn or ended without listing, or its record was deleted: nothing is kept that needs correcting.',
  ),
  'correction.notProposed': conflict(
    '没有待复核的更正，请先由经办人提出并附证据。',
    'No correction waits: a case officer has to propose one with proof first.',
  ),
  'correction.nothingTyped': unprocessable(
    '案件中还没有登记过该项内容，请选择已经登记的内容；措施的日期须写明措施代码。',
    'Nothing of this has been recorded in the case yet: choose what has, and name the measure whose day is wrong.',
  ),
  'correction.noValue': unprocessable(
    '没有填写正确的内容，请填写与所选事项相应的一栏[（{part}）]。',
    'The right value is missing: fill in the place that belongs to what you have chosen[ ({part})].',
  ),
  'correction.sameValue': unprocessable(
    '正确的内容与现有记录相同，无须更正。',
    'The right value is what stands there already: there is nothing to correct.',
  ),
  'correction.noProof': unprocessable(
    '没有证据，请至少附一份能够证明正确内容的材料。',
    'There is no proof: attach at least one paper that shows the right value.',
  ),
  'correction.sameConfirmer': conflict(
    '您（或者您代理的同事）写过被更正的内容或者提出了这项更正，不能复核，请由另一人办理。',
    'You, or the colleague for whom you stand in, wrote what is corrected or proposed the correction, and cannot decide on it: another person has to.',
  ),
  'correction.overtaken': conflict(
    '提出更正之后，该项内容已经变动，请写明理由不予更正，再按现在的记录重新提出。',
    'What was to be corrected has changed since: refuse this correction and propose it anew on what stands there now.',
  ),
  'correction.againstEntity': unprocessable(
    '更正后有期限对信用主体更为不利[（{key}，由{from}变为{to}）]，须明确同意后才能确认，并告知信用主体。',
    'A term becomes worse for the entity by it[ ({key}, from {from} to {to})]: agree to that expressly to confirm; the entity is told.',
  ),
  'correction.ofSubstance': unprocessable(
    '该项内容已经告知信用主体并由其陈述申辩。只有笔误、且事实和依据实质不变的，请明确确认后更正；事实或者依据有变的，不能以更正代替重新告知，请不予更正，并作出不予列入的决定或者自行撤销后重新提出。',
    'The entity was told of this and could answer it. Confirm expressly that it is a slip of the pen which changes neither facts nor basis; where they change, a correction does not stand for a new notice: refuse it, decide not to list or revoke, and propose anew.',
  ),
  'correction.heardTooEarly': conflict(
    '按正确的送达日期，信用主体的陈述申辩或者听证期限在认定作出时尚未届满[（截止{until}）]，不能只更正日期，请自行撤销该认定。',
    'By the right date of service the entity could still be heard when it was determined against[ (until {until})]: correcting the date is not enough, withdraw the determination.',
  ),
}
