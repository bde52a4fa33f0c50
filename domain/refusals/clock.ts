import { conflict, unavailable, unprocessable } from './facts.ts'

/** What is told to who turns the clock of a sandbox. */
export const clockRefusals = {
  'clock.real': conflict(
    '本系统按真实日期运行，日期不能调整。需要演练的，请另建沙盒（SANDBOX_CLOCK=standing）。',
    'This record runs on real time, whose day nobody turns. For training set up a sandbox of its own (SANDBOX_CLOCK=standing).',
  ),
  'clock.running': conflict(
    '本沙盒的日期自行推进，不能手动调整。需要手动调整的，请另建沙盒（SANDBOX_CLOCK=standing）。',
    'The clock of this sandbox runs by itself, so nobody turns it. For one that is turned set up another sandbox (SANDBOX_CLOCK=standing).',
  ),
  'clock.backwards': conflict(
    '日期只能向前推进，不能倒退[：今天是{today}，不能调到{to}]。请选择今天之后的日期。',
    'Time goes forward only[: today is {today}, and the clock cannot be turned to {to}]. Choose a later day.',
  ),
  'clock.turnedMeanwhile': conflict(
    '日期已由他人推进[，今天是{today}]，请核对后再办理。',
    'Somebody has turned the clock meanwhile[; today is {today}]. Look again, then turn it if you still want to.',
  ),
  'clock.notCaughtUp': unavailable(
    '今天[（{today}）]的事项尚未办完[，{casesInAll}件案件的流程还在处理]，日期没有推进。请稍后再试，持续不减时检查后台程序是否在运行。',
    'Not all is done yet that today[ ({today})] brings[; the conductors of {casesInAll} cases are at work], so the clock was not turned. Try again soon; if that does not help, see whether the worker runs.',
  ),
  'clock.nothingDue': conflict(
    '今后没有任何到期事项，请指定要推进到的日期。',
    'Nothing is due on any later day. Name the day to turn to.',
  ),
  'clock.tooFar': unprocessable(
    '一次推进的日期过远[，最远到{latest}]，请选择更早的日期。',
    'One turn does not go so far[; it goes to {latest} at most]. Choose an earlier day.',
  ),
}
