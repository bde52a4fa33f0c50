import { conflict, forbidden } from '../refusals/facts.ts'

/** Why a paper of the entity is not entered. */
export const paperRefusals = {
  'paper.noScan': conflict(
    '没有来件的扫描件，请附上当事人的来件后再登记。',
    'There is no scan of the paper: attach what the entity sent.',
  ),
  'paper.ownAgent': forbidden(
    '您是该当事人的代理人，不能以经办人身份登记其来件，请由其他经办人登记。',
    'You speak for this entity and cannot enter its papers as an officer: another officer has to.',
  ),
}
