import { conflict } from '../refusals/facts.ts'

/** Why an act on a measure is refused. */
export const measureRefusals = {
  'measure.held': conflict(
    '案件的认定暂无效力（原决定的撤销正在复核，或者认定、送达正在重新审查），其间不签收、不实施措施，恢复后期限重新计算。',
    'The determination has no force for now: an annulment waits for the second person, or the determination or its service is being looked at again. Do nothing of the measure until it is released; its term then begins anew.',
  ),
  'measure.notInCase': conflict(
    '本案没有该措施[（{measure}）]，请从本案的措施中选择。',
    'The case has no such measure[ ({measure})]: choose one of its own.',
  ),
  'measure.notNow': conflict(
    '措施[{measure}现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    'The measure[ {measure}] is not at the step for this[; it is {status}]: do what the case names as possible now.',
  ),
  'measure.noneNow': conflict(
    '本案没有需要您办理此事项的措施[（该环节为：{statuses}）]，无须办理。',
    'No measure of the case waits for this act of yours[; it is for measures that are {statuses}].',
  ),
  'measure.sameDepartment': conflict(
    '该措施已由所选部门实施[（{department}）]，请选择承接的部门。',
    'The department that was chosen carries the measure out already[ ({department})]: choose the one that takes it over.',
  ),
  'measure.notCarriedOut': conflict(
    '措施[{measure}]尚未登记实施，请先登记实施情况；未实施的只能反馈“不适用”并说明理由。',
    'The measure[ {measure}] has not been carried out: record that first, or report it as not applicable with the reason.',
  ),
}
