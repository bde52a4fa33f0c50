import type { CaseOfEntity, ListedEntity } from '../../../database/queries/known-entities.ts'
import { listCasesOfEntity } from '../../../database/queries/known-entities.ts'
import { listListed } from '../../../casework/public-register.ts'
import { codeKindFacts, codeKinds, mayBeOrganisation } from '../../../domain/identifiers/identity.ts'
import type { EntityKind } from '../../../domain/identifiers/identity.ts'
import { normalCode, normalName } from '../../../domain/identifiers/normal-form.ts'
import { visibleCases } from '../../../identity/rights.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import type { Asked } from '../../kit/screen.ts'

/** What is known of an entity by its code alone. */
export interface Known {
  /** Its cases that the reader may see. */
  readonly cases: readonly CaseOfEntity[]
  /** What others have made public of it. */
  readonly listed: readonly ListedEntity[]
}

const nothing: Known = { cases: [], listed: [] }

/** What the reader may know of the entity whose code is written. */
export async function knownOf({ deps, actor }: Asked, values: Values): Promise<Known> {
  const code = one(values, 'entity.code')
  if (normalCode(code) === '' || code.length > 100) return nothing
  const cases = await listCasesOfEntity(deps.readAs(actor), visibleCases(actor, 1), code)
  const own = new Set(cases.map(({ caseNo }) => caseNo))
  const listed = mayBeOrganisation(normalCode(code)) ? await listListed(deps.record, code) : []
  return { cases, listed: listed.filter(({ caseNo }) => !own.has(caseNo)) }
}

/**
 * The kind of entity that a number is of: as its own kind of number tells, and a credit code by its first two characters
 * (GB 32100-2015: 92 is a sole trader). Undefined where the number alone tells nothing.
 */
export function kindByCode(values: Values): EntityKind | undefined {
  const code = normalCode(one(values, 'entity.code'))
  const said = codeKinds.find((kind) => kind === one(values, 'entity.codeKind'))
  if (said !== undefined && said !== 'creditCode') {
    const { of } = codeKindFacts[said]
    return of.length === 1 ? of[0] : undefined
  }
  // A check that does not fit alone makes it no other number.
  if (['check_digit', undefined].includes(codeKindFacts.creditCode.fault(code)))
    return code.startsWith('92') ? 'soleTrader' : 'organisation'
  return said === undefined && codeKindFacts.residentId.fault(code) === undefined ? 'naturalPerson' : undefined
}

function filledBy({ cases, listed }: Known, values: Values): Readonly<Record<string, string>> {
  const latest = cases[0]?.entity
  return {
    'entity.name': latest?.name ?? listed[0]?.name ?? '',
    'entity.kind': latest?.kind ?? kindByCode(values) ?? '',
    'entity.district': latest?.district ?? '',
    'entity.legalRepresentative': latest?.legalRepresentative ?? '',
  }
}

/** A proposal with what is known of another code than it had before: what was typed stays where nothing is known. */
export async function filledIn(asked: Asked, before: Values, values: Values): Promise<Values> {
  const district = one(values, 'district') || asked.actor.district || ''
  const same = normalCode(one(before, 'entity.code')) === normalCode(one(values, 'entity.code'))
  if (same) return { ...values, district }
  const [old, now] = await Promise.all([knownOf(asked, before), knownOf(asked, values)])
  const stale = filledBy(old, before)
  const fresh = filledBy(now, values)
  const filled = Object.entries(fresh).map(([path, value]) => {
    const typed = one(values, path) === stale[path] ? '' : one(values, path)
    return [path, value || typed]
  })
  return { ...values, district, ...(Object.fromEntries(filled) as Record<string, string>) }
}

/** Other names under which the code stands in cases and on the register. */
export function otherNames({ cases, listed }: Known, name: string): readonly string[] {
  const names = [...cases.map(({ entity }) => entity.name), ...listed.map((one) => one.name)]
  const others = names.filter((one) => normalName(one) !== normalName(name))
  return [...new Set(others)]
}
