import { conflict, forbidden } from '../refusals/facts.ts'

/** Why a paper of the entity is not entered. */
export const paperRefusals = {
  'paper.noScan': conflict(
    '没有来件的扫描件，请附上当事人的来件后再登记。',
    'There is no scan of the paper: attach what the entity sent.',
  ),
  'paper.waiting': conflict(
    '已有一份来件待第二人复核，请先由其确认或者不予认可，再登记这一份。',
    'A paper waits for a second person already: it has to be confirmed or refused before this one is entered.',
  ),
  'paper.waitingToFall': conflict(
    '一份可能使认定失去效力的当事人来件正待复核，在其确认或者不予认可之前，不公示、不下发措施。',
    'A paper of the entity by which the determination may fall waits for a second person: until it is decided nothing is published or dispatched.',
  ),
  'paper.noneWaits': conflict('没有待复核的来件。', 'No paper waits for a second person.'),
  'paper.sameConfirmer': forbidden(
    '来件由“{person}”登记，须由其他人复核。',
    'The paper was entered by “{person}”: somebody else has to confirm or refuse it.',
  ),
  'paper.ownAgent': forbidden(
    '您是该当事人的代理人，不能以经办人身份登记其来件，请由其他经办人登记。',
    'You speak for this entity and cannot enter its papers as an officer: another officer has to.',
  ),
}
