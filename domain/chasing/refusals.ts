import { conflict, notFound } from '../refusals/facts.ts'

/** Why an act on a deadline is refused, or a deadline is not explained. */
export const chasingRefusals = {
  'deadline.unknown': notFound(
    '没有找到该期限[（{id}）]，请从案件的期限清单中重新选择。',
    'There is no such deadline[ ({id})]: choose one from the deadlines of the case.',
  ),
  'deadline.notOpen': conflict(
    '该期限不存在或已经了结，请刷新案件后查看仍在进行的期限。',
    'The deadline does not exist or is settled: reload the case to see those that still run.',
  ),
  'deadline.notPassed': conflict(
    '期限尚未届满[，{dueOn}当日仍在期限内]，请在届满后办理。',
    'The term has not passed yet[: {dueOn} still belongs to it]. Do this once it has passed.',
  ),
  'deadline.ruleUnknown': conflict(
    '已发布的规则包[{pack}]中没有该期限依据的规则[{rule}]，暂不能说明其由来，请联系系统管理员。',
    'The rule[ {rule}] of this deadline is in no published rule pack[ ({pack} was named)], so it cannot be explained: tell the operator.',
  ),
  'deadline.reminderNotDue': conflict(
    '还不到提醒的日子[（下次提醒为{on}）]，到期后再提醒。',
    'No reminder is due yet[; the next one is on {on}]: remind when it is.',
  ),
  'deadline.reportNotDue': conflict(
    '还不到上报的日子[（{on}之后上报）]，请先等待办理。',
    'A report is not due yet[; it is after {on}]: wait until then.',
  ),
  'deadline.earlierNeedsApproval': conflict(
    '重新计算后期限将提前[（由{from}提前到{to}）]，须写明批准人后才能提前。',
    'Counted again, the deadline would become earlier[ ({to} and not {from})]: name the person who approves that.',
  ),
}
