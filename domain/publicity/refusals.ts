import { conflict } from '../refusals/facts.ts'

/** Why an act of publicity is refused. */
export const publicityRefusals = {
  'publicity.notListed': conflict(
    '案件[（{status}）]尚未列入名单，不能公示，请先认定并送达决定。',
    'The entity is not listed yet[; the case is {status}]: determine and serve the decision before publishing.',
  ),
  'publicity.alreadyPublished': conflict(
    '已经公示过，无须再次公示。',
    'The record has been published already: nothing is left to do.',
  ),
  'publicity.decisionUnserved': conflict(
    '认定决定的送达无效，须重新送达，其间暂停公示，也不推送措施。',
    'The decision was not served in law and has to be served again: until then nothing is shown, and no measure is dispatched.',
  ),
  'publicity.previewRunning': conflict(
    '预览期未满[（截止{until}当日结束时）]，信用主体没有同意提前公示的，请在期满后公示。',
    'The entity may look at the text[ until the end of {until}] and has not agreed to publication before: publish afterwards.',
  ),
  'publicity.noPreview': conflict(
    '没有正在进行的预览期，无须同意。',
    'No preview is running: there is nothing to agree to.',
  ),
  'publicity.notRectified': conflict(
    '规定期限已满，但依规则须在失信行为纠正后才终止公示，请在整改通过后办理。',
    'The longest period has passed, but by its rule publicity ends only when the conduct is corrected: it ends once the rectification is accepted.',
  ),
  'publicity.notPublished': conflict(
    '尚未公示，请在公示后办理。',
    'The record has not been published yet: do this once it has.',
  ),
}
