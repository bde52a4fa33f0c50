import { creditCodeFault } from '../identifiers/credit-code.ts'
import { cityCode, isShanghaiDistrict, withdrawnDistricts } from '../identifiers/districts.ts'
import { firstRefusal } from '../guards.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { EntityRef } from './types.ts'

/** Why nobody could be listed under this name, code and district; natural persons have no credit code. */
export function checkEntity({ code, name, kind, district }: EntityRef): Refusal | undefined {
  return firstRefusal(
    checkName(name),
    kind === 'naturalPerson' ? undefined : checkCreditCode(code),
    checkDistrict(district),
  )
}

/** Whether a case may belong to this division: one of the sixteen districts, or the city for its own agencies. */
export function checkCaseDistrict(district: string): Refusal | undefined {
  return district === cityCode ? undefined : checkDistrict(district)
}

// Lists leave the house as spreadsheets, where such a name would be computed.
function checkName(name: string): Refusal | undefined {
  if (name.trim() === '') return refuse('listing.noEntityName')
  return /^\s*[=+@-]/.test(name) ? refuse('listing.formulaInName', { name }) : undefined
}

function checkCreditCode(code: string): Refusal | undefined {
  const fault = creditCodeFault(code)
  return fault && refuse('listing.creditCodeInvalid', { code, fault })
}

function checkDistrict(district: string): Refusal | undefined {
  if (isShanghaiDistrict(district)) return undefined
  const successor = withdrawnDistricts.find(({ code }) => code === district)?.into
  return refuse('listing.unknownDistrict', { district, ...(successor === undefined ? {} : { successor }) })
}
