import { proposalSchema } from '../../../casework/schemas/commands.ts'
import type { DecideContext } from '../../../domain/command.ts'
import { checkCaseDistrict, checkIdentity } from '../../../domain/listing/entity-checks.ts'
import { proposalFaultsIn } from '../../../domain/listing/proposal-checks.ts'
import type { Proposal } from '../../../domain/listing/types.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { formOf } from '../../commands/index.ts'
import { entityFaults } from '../../commands/proposal-faults.ts'
import type { CommandForm } from '../../commands/types.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault } from '../../form/faults.ts'
import type { Reading } from '../../form/read.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import type { CaseOfEntity } from '../../../database/queries/known-entities.ts'
import { codeKinds } from '../../../domain/identifiers/identity.ts'
import { normalCode } from '../../../domain/identifiers/normal-form.ts'
import { normalNumber } from '../../../domain/identifiers/number-form.ts'
import { refuse } from '../../../domain/refusal.ts'
import { kindByCode } from './known.ts'
import { stepOfField, writtenFields } from './steps.ts'

const places: NonNullable<CommandForm<'listing.revise'>['faultOf']> = {
  ...formOf('listing.revise').faultOf,
  ...entityFaults,
  'listing.otherDistrict': 'district',
}

/** A refusal of a proposal at the field of its form that it is about. */
export function placedFault(refusal: Refusal, { payload, placeOf }: Reading): Fault {
  const { code, params } = refusal
  const path = places[code] ?? params['field']
  if (path === 'measures' && typeof params['measure'] === 'string') {
    const row = (payload['measures'] as Proposal['measures']).findIndex((one) => one.code === params['measure'])
    const column = code === 'listing.measureImplementerMismatch' ? 'department' : 'code'
    if (row >= 0) return refusalFault(refusal, placeOf(['measures', row, column]))
  }
  return refusalFault(refusal, typeof path === 'string' ? path : undefined)
}

// Every fault that can be told from what is written of a proposal so far, each at its field.
function faultsSoFar(values: Values, context: DecideContext): readonly Fault[] {
  const reading = readForm(writtenFields, values)
  const sound = Object.entries(proposalSchema.shape).flatMap(([part, schema]): [string, unknown][] => {
    const parsed = schema.safeParse(reading.payload[part])
    return parsed.success && parsed.data !== undefined ? [[part, parsed.data]] : []
  })
  const proposal = Object.fromEntries(sound) as Partial<Proposal> & { readonly district?: string }
  const district = proposal.district === undefined ? undefined : checkCaseDistrict(proposal.district, context.actor)
  return [...(district ? [district] : []), ...proposalFaultsIn(proposal, context)].map((refusal) =>
    placedFault(refusal, reading),
  )
}

// A number by itself, before anything else of the entity is written.
function numberFaults(values: Values): readonly Fault[] {
  const code = normalCode(one(values, 'entity.code'))
  const kind = kindByCode(values)
  const said = codeKinds.find((each) => each === one(values, 'entity.codeKind'))
  if (code === '') return []
  const district = said === 'foreignRegistration' ? 'abroad' : '310101'
  const entity = {
    code,
    kind: kind ?? 'organisation',
    name: '-',
    district,
    codeReason: one(values, 'entity.codeReason'),
  } as const
  const refusal = checkIdentity(said === undefined ? entity : { ...entity, codeKind: said })
  return refusal ? [refusalFault(refusal, places[refusal.code])] : []
}

// One decision on one entity is one case: told before the record refuses it.
function twinFaults(values: Values, cases: readonly CaseOfEntity[]): readonly Fault[] {
  const docNo = normalNumber(one(values, 'underlyingDecision.docNo'))
  if (docNo === '' || one(values, 'repeatReason').trim() !== '') return []
  const twins = cases.filter((each) => each.outcome !== 'withdrawn' && normalNumber(each.docNo) === docNo)
  const caseNos = twins.map(({ caseNo }) => caseNo).toSorted()
  return caseNos.length === 0
    ? []
    : [placedFault(refuse('listing.sameDecision', { caseNo: caseNos[0], cases: caseNos }), readForm({}, {}))]
}

/** Everything that is wrong with what is written of a proposal, in the order of its pages, the first of each field. */
export function faultsIn(values: Values, cases: readonly CaseOfEntity[], context: DecideContext): readonly Fault[] {
  const { faults = [] } = checkForm(proposalSchema, writtenFields, values)
  const all = [...faults, ...numberFaults(values), ...faultsSoFar(values, context), ...twinFaults(values, cases)]
  const first = all.filter(({ path }, n) => path === undefined || all.findIndex((each) => each.path === path) === n)
  return first.toSorted((a, b) => stepOfField(a.path ?? '') - stepOfField(b.path ?? ''))
}

/** Of these, what is put right on the page of a step. */
export const faultsOfStep = (faults: readonly Fault[], at: number): readonly Fault[] =>
  faults.filter(({ path = '' }) => stepOfField(path) === at)
