import type { Actor, Role } from '../../domain/actor.ts'
import { everyRole } from '../../http/access.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import { rolesOf } from '../../domain/decide.ts'
import { operationsByRole } from './operations-table.ts'
import { payloads } from './payloads.ts'
import type { Api, Asking } from './support.ts'

/** An operation of the API that needs somebody to have signed in, from the API's own description. */
export interface Operation {
  readonly id: string
  readonly method: NonNullable<Asking['method']>
  readonly path: string
  readonly ofCase: boolean
}

type Described = {
  readonly [path: string]: { readonly [method: string]: { operationId: string; security?: unknown[] } }
}

/** Every operation that is not open to all. */
export async function closedOperations(api: Api): Promise<Operation[]> {
  const paths = (await api.nobody.ask('/openapi.json')).body.paths as Described
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => security?.length !== 0)
      .map(([method, { operationId: id }]) => ({
        id,
        method: method.toUpperCase() as Operation['method'],
        path,
        ofCase: path.includes('{caseNo}'),
      })),
  )
}

/** What somebody has to do with the cases of agency-pudong in 310115 against the entity of the usual proposal. */
export const relations = {
  own: { agency: 'agency-pudong', department: 'dept-finance', district: '310115', entityCode: '91310115MA1FAKE27N' },
  otherTeam: {
    agency: 'agency-pudong-2',
    department: 'dept-other',
    district: '310115',
    entityCode: '91310115MA1FAKE27N',
  },
  otherDistrict: {
    agency: 'agency-jingan',
    department: 'dept-other',
    district: '310106',
    entityCode: '91310115MA1FAKE27N',
  },
  otherEntity: {
    agency: 'agency-jingan',
    department: 'dept-other',
    district: '310106',
    entityCode: '91310106MA1FAKE16Q',
  },
} as const
export type Relation = keyof typeof relations

/** Somebody of a role who stands so to the cases. */
function actorOf(role: Role, relation: Relation): Actor {
  const { agency, department, district, entityCode } = relations[relation]
  const places: { readonly [R in Role]?: Omit<Actor, 'id' | 'role'> } = {
    caseOfficer: { agency, district },
    reviewer: { agency, district },
    implementingOfficer: { agency: department },
    entityAgent: { entityCode },
    districtSupervisor: { district },
  }
  // Accounts of entities have names of their own kind.
  return { id: `${role === 'entityAgent' ? 'entity' : role}-${relation}`, role, ...places[role] }
}

/** Each role in each relation; strangers first, since the others may move the cases. */
export const everybody = everyRole
  .flatMap((role) =>
    (Object.keys(relations) as Relation[]).map((relation) => ({ role, relation, actor: actorOf(role, relation) })),
  )
  .toSorted((one, other) => Number(seesCases(one.actor)) - Number(seesCases(other.actor)))

/** Whether an account may see the cases, once published: said by role, and not by the API's own words. */
export function seesCases({ role, agency, district, entityCode }: Actor): boolean {
  const { own } = relations
  switch (role) {
    case 'caseOfficer':
    case 'reviewer':
      return agency === own.agency
    case 'implementingOfficer':
      return agency === own.department
    case 'entityAgent':
      return entityCode === own.entityCode
    case 'districtSupervisor':
      return district === own.district
    default:
      return true
  }
}

/** Whether an operation may answer somebody with anything but a refusal. */
export function mayCall({ id, ofCase }: Operation, actor: Actor): boolean {
  const roles = operationsByRole[id]
  if (roles) return roles.includes(actor.role)
  if (!ofCase) throw new Error(`Enter ${id} in tests/api/operations-table.ts with the roles that may call it`)
  const type = id as HumanCommand
  return seesCases(actor) && (!(id in payloads) || rolesOf(type).includes(actor.role))
}

/** Bodies that other operations need before they look at anything else. */
const bodies: { readonly [operation: string]: object } = {
  drawUpLetter: { occasion: 'determination.notice' },
  proposeAccountProof: { kind: 'receipt', seen: '回执（虚构）' },
  confirmAccountProof: { kind: 'receipt', seen: '回执（虚构）' },
}

const nobodysId = '00000000-0000-4000-8000-000000000000'

/** Calls an operation on a case as well as can be without knowing it. */
export async function call(api: Api, { id, method, path }: Operation, actor: Actor, caseNo: string) {
  const url = path
    .replace('{caseNo}', caseNo)
    .replace('{caseSeq}', '1')
    .replace('{sha256}', '0'.repeat(64))
    .replace('{account}', 'leaver')
    .replace('{id}', id === 'explainDeadline' ? `${caseNo}.publicity.max` : nobodysId)
  const headers = { 'idempotency-key': `${id} ${caseNo}`, 'if-match': '*' }
  const body = method === 'POST' ? (payloads[id as HumanCommand] ?? bodies[id] ?? {}) : undefined
  return await api.as(actor).ask(url, { method, headers, ...(body === undefined ? {} : { body }) })
}
