import type { CertificateRow, DecisionRow } from '../database/queries/letters.ts'
import { listCertificates, listDecisions } from '../database/queries/letters.ts'
import { maskedCode, maskedName } from '../domain/identifiers/identity.ts'
import { normalCode } from '../domain/identifiers/normal-form.ts'
import { normalNumber } from '../domain/identifiers/number-form.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { DoorRecord } from '../record/door-record.ts'
import { opened } from '../record/door-record.ts'
import { shownCheckpoint } from './letter-uses.ts'

const words = {
  genuine: {
    zh: '证明真实，仍然有效。请核对证明上的主体与此处一致。',
    en: 'The certificate is genuine and in force. Check that it names the entity shown here.',
  },
  superseded: {
    zh: '证明真实，但信用修复已被撤销，证明不再有效。',
    en: 'The certificate is genuine, but the repair was revoked: it counts no more.',
  },
}

const decisionWords = {
  genuine: {
    zh: '决定书真实，列入仍然有效。请核对决定书上的主体与此处一致。',
    en: 'The decision is genuine and in force. Check that it names the entity shown here.',
  },
  superseded: {
    zh: '决定书真实，但列入已经终止，不得再以该信息为由采取惩戒措施。',
    en: 'The decision is genuine, but the listing has ended: no measure may be taken for it any more.',
  },
}

/** The most characters of a check code with what was copied around it. */
export const mostOfCheckCode = 60

/** How often one address may ask: numbers can be guessed. */
export const certificateLimit = { max: 30, timeWindow: '1 minute' }

/**
 * Checks a certificate of repair, found by its number however it is written. A repaired record must not be published any
 * more, so the number alone, which can be guessed, never tells whom it is about: that needs the code, as does a number that
 * several have. Refuses with `certificate.unknown`.
 */
export async function checkCertificate(record: DoorRecord, number: string, code: string | undefined) {
  const under = await listCertificates(opened(record).pool, normalNumber(number))
  const [found, another] = code === undefined ? under : under.filter((one) => isItsCode(one, code))
  if (!found || another) return refuse('certificate.unknown')
  return answer(found, code !== undefined)
}

/**
 * Checks a decision to list, whatever number it was served under and however that is written. What has ended must not be
 * told of by a number that can be guessed, or is remembered from when it was public: nothing is answered without the code.
 * Refuses with `certificate.unknown`.
 */
export async function checkDecision(record: DoorRecord, number: string, code: string) {
  const under = await listDecisions(opened(record).pool, normalNumber(number))
  const found = under.find((one) => isItsCode(one, code))
  if (!found) return refuse('certificate.unknown')
  const { state, words: facts, checkpoint } = found
  const endedOn = state.undoing?.begunOn ?? state.closedOn
  const status: keyof typeof decisionWords = endedOn === undefined ? 'genuine' : 'superseded'
  return {
    number: found.number,
    status,
    agency: facts['agency'],
    issuedOn: facts['determinedOn'],
    supersededOn: endedOn ?? null,
    entity: shownEntity(state, facts),
    checkpoint: (checkpoint && shownCheckpoint(checkpoint)) ?? null,
    text: decisionWords[status],
  }
}

const isItsCode = ({ checkCode }: DecisionRow, code: string) =>
  checkCode !== null && checkCodeForm(code) === checkCodeForm(checkCode)

// It has letters and digits alone; what else was pasted stands around it.
const checkCodeForm = (code: string) => normalCode(code.replace(/^.*[:：]/u, '')).replace(/[^0-9A-Z]/g, '')

/** What anybody may know of a decision. */
export type CheckedDecision = Exclude<Awaited<ReturnType<typeof checkDecision>>, Refusal>

/** What anybody may know of a certificate. */
export type CheckedCertificate = Exclude<Awaited<ReturnType<typeof checkCertificate>>, Refusal>

// Who checks a certificate has it before him: of a natural person, enough to compare it by.
function shownEntity({ entity }: CertificateRow['state'], facts: CertificateRow['words']) {
  const { entityCode, entityName } = facts
  if (entity.kind !== 'naturalPerson') return { code: entityCode, name: entityName }
  return { code: maskedCode(entity.code), name: maskedName(entity.name) }
}

function answer({ number, occasion, words: facts, state, revokedOn, checkpoint }: CertificateRow, withCode: boolean) {
  const nth = Number(occasion.split('.')[1])
  const repairs = state.repairs.slice(0, nth)
  const isRevoked = repairs.at(-1)?.status === 'revoked'
  const supersededOn = isRevoked
    ? revokedOn[repairs.filter(({ status }) => status === 'revoked').length - 1]
    : undefined
  const status: keyof typeof words = isRevoked ? 'superseded' : 'genuine'
  return {
    number,
    status,
    agency: facts['agency'],
    issuedOn: facts['grantedOn'],
    supersededOn: supersededOn ?? null,
    entity: withCode ? shownEntity(state, facts) : null,
    checkpoint: (checkpoint && shownCheckpoint(checkpoint)) ?? null,
    text: words[status],
  }
}
