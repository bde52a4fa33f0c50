import type { Account } from '../database/queries/accounts.ts'
import { ownNames } from '../domain/actor.ts'
import { damagedCode } from '../domain/identifiers/damaged-code.ts'
import { cityCode, isShanghaiDistrict } from '../domain/identifiers/districts.ts'
import { mayBeCode } from '../domain/identifiers/identity.ts'
import { normalName } from '../domain/identifiers/normal-form.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { officeNames, offices } from '../record/offices.ts'

/**
 * Why no account may be made as it is described, whoever makes it: its name is the system's own (`account.ownName`), its
 * agency, department, district or entity is none (`account.unknownAgency` and so on), or an entity's account would be
 * taken for an authority by the name that is shown (`account.officialName`).
 */
export function accountRefusal({ id, name, role, agency, district, entityCode }: Account): Refusal | undefined {
  if (ownNames.has(id.toLowerCase())) return refuse('account.ownName', { account: id })
  if (agency !== undefined) {
    const isDepartment = role === 'implementingOfficer'
    const known = isDepartment ? offices.departments : offices.agencies
    if (!known.includes(agency))
      return refuse(isDepartment ? 'account.unknownDepartment' : 'account.unknownAgency', { agency, known })
  }
  // The city's own agencies have its code in the place of a district; nobody supervises the city as a district.
  const isPlace = district === cityCode ? role !== 'districtSupervisor' : district && isShanghaiDistrict(district)
  if (district !== undefined && !isPlace) return refuse('account.unknownDistrict', { district })
  if (entityCode !== undefined && (!mayBeCode(entityCode) || damagedCode(entityCode) !== undefined))
    return refuse('account.unknownEntity', { code: entityCode })
  return role === 'entityAgent' ? nameRefusal(name) : undefined
}

// How the names of authorities end; no person's and no enterprise's does.
const official =
  /(?:局|厅|委员会|人民政府|人民法院|人民检察院|监管部门|管理部门|行政机关|公安|派出所|税务所|监察大队|执法队|闭环|系统)$/u

const plain = (name: string) =>
  normalName(name)
    .replace(/\(.*?\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const ofAuthorities = new Set(officeNames.map(plain))

/**
 * Refuses with `account.officialName` a name by which an entity's account would be taken for an agency, a department or
 * the system. Names that people share with officials are their own: pages say of each whose account it is.
 */
export function nameRefusal(name: string): Refusal | undefined {
  const said = plain(name)
  const isOfficial = ofAuthorities.has(said) || official.test(said) || ownNames.has(said)
  return isOfficial ? refuse('account.officialName', { name }) : undefined
}
