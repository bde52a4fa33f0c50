import type { Actor } from '../actor.ts'
import { creditCodeFault, kindOfCreditCode } from '../identifiers/credit-code.ts'
import { withdrawnDistricts } from '../identifiers/districts.ts'
import { codeDoubtOf, codeFaultOf, codeKindFacts, codeKindOf } from '../identifiers/identity.ts'
import { lostCharacter } from '../identifiers/lost-character.ts'
import { isAbroad, isSeat } from '../identifiers/seats.ts'
import { firstRefusal, unless } from '../guards.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { EntityRef } from './types.ts'

/** Why nobody could be listed under this number and seat. */
export function checkIdentity(entity: EntityRef): Refusal | undefined {
  return firstRefusal(checkCode(entity), checkSeat(entity))
}

/** A case belongs to the district of the agency that opens it, wherever the entity has its seat (行政处罚法 Art 22). */
export function checkCaseDistrict(district: string, actor: Actor): Refusal | undefined {
  return actor.district === undefined || district === actor.district
    ? undefined
    : refuse('listing.otherDistrict', { district, own: actor.district })
}

/** Why nobody could be listed under this name. Lists leave the house as spreadsheets, where a formula would be computed. */
export function checkName(name: string): Refusal | undefined {
  if (name.trim() === '') return refuse('listing.noEntityName')
  if (/^\s*[=+@-]/.test(name)) return refuse('listing.formulaInName', { name })
  const found = lostCharacter(name)
  return found === undefined ? undefined : refuse('listing.lostInName', { found })
}

/** Why nobody has the name that is given for who represents an entity. */
export function checkRepresentative({ legalRepresentative = '' }: EntityRef): Refusal | undefined {
  const found = lostCharacter(legalRepresentative)
  return found === undefined ? undefined : refuse('listing.lostInRepresentative', { found })
}

/** Why no decision has this number. */
export function checkDocumentNumber(docNo: string): Refusal | undefined {
  const found = lostCharacter(docNo)
  return found === undefined ? undefined : refuse('listing.lostInNumber', { found })
}

/** Why an entity of this kind has no such number; the number of a natural person is never repeated. */
function checkCode(entity: EntityRef): Refusal | undefined {
  const { kind, code, codeReason = '' } = entity
  const codeKind = codeKindOf(entity)
  const fault = codeFaultOf(entity)
  const of = kindOfCreditCode(code)
  if (fault && creditCodeFault(code) === undefined && kind !== of)
    return refuse('listing.codeOfOtherKind', { code, kind, of })
  if (!codeKindFacts[codeKind].of.includes(kind)) return refuse('listing.codeKindOfOthers', { codeKind, kind })
  if (codeKind === 'creditCode') {
    if (fault) return refuse('listing.creditCodeInvalid', { code, fault })
    if (kind !== of) return refuse('listing.codeOfOtherKind', { code, kind, of })
  }
  if (fault) return refuse('listing.codeInvalid', { codeKind, codeFault: fault })
  return unless(codeDoubtOf(entity) === undefined || codeReason.trim() !== '', 'listing.codeDoubtful', { codeKind })
}

function checkSeat(entity: EntityRef): Refusal | undefined {
  const { district } = entity
  if (codeKindOf(entity) === 'foreignRegistration' && !isAbroad(district))
    return refuse('listing.seatNotAbroad', { district })
  if (isSeat(district)) return undefined
  const successor = withdrawnDistricts.find(({ code }) => code === district)?.into
  return refuse('listing.unknownDistrict', { district, successor })
}
