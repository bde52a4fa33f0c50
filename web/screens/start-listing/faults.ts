import { proposalSchema } from '../../../casework/schemas/commands.ts'
import type { DecideContext } from '../../../domain/command.ts'
import { checkCaseDistrict } from '../../../domain/listing/entity-checks.ts'
import { proposalFaultsIn } from '../../../domain/listing/proposal-checks.ts'
import type { Proposal } from '../../../domain/listing/types.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { formOf } from '../../commands/index.ts'
import { entityFaults } from '../../commands/proposal-faults.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import type { CommandForm } from '../../commands/types.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault } from '../../form/faults.ts'
import type { Reading } from '../../form/read.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'

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

/** Every fault that can be told from what is written of a proposal so far, each at its field. */
export function faultsSoFar(values: Values, context: DecideContext): readonly Fault[] {
  const reading = readForm(proposalFields, values)
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
