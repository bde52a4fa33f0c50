import type { z } from 'zod'
import { proposalFields } from '../../commands/proposal-fields.ts'
import { proposalSchema } from '../../../casework/schemas/commands.ts'
import type { Fields } from '../../form/fields.ts'
import type { Bilingual } from '../../kit/words.ts'

/** One step of a proposal: some of its fields, with what they must be. */
export interface ListingStep {
  readonly title: Bilingual
  readonly lead: Bilingual
  readonly fields: Fields
  readonly schema: z.ZodType
}

type Part = Exclude<keyof typeof proposalFields, 'agency'>

const step = (title: Bilingual, lead: Bilingual, parts: readonly Part[]): ListingStep => ({
  title,
  lead,
  fields: Object.fromEntries(parts.map((part) => [part, proposalFields[part]])),
  schema: proposalSchema.pick(Object.fromEntries(parts.map((part) => [part, true])) as { [K in Part]?: true }),
})

/** The steps in which a proposal is written; the last step is to check it. */
export const listingSteps: readonly ListingStep[] = [
  step({ zh: '主体', en: 'Entity' }, { zh: '要列入名单的是谁？', en: 'Who is to be listed?' }, ['entity', 'district']),
  step({ zh: '失信行为', en: 'Conduct' }, { zh: '做了什么，有什么证据？', en: 'What was done, and what proves it?' }, [
    'violation',
    'evidence',
  ]),
  step(
    { zh: '依据', en: 'Basis' },
    { zh: '依据哪份决定和哪部法律？', en: 'On which decision and which law does it rest?' },
    ['underlyingDecision', 'repeatReason', 'legalBasis'],
  ),
  step(
    { zh: '名单与措施', en: 'List and measures' },
    { zh: '列入哪个名单，采取哪些措施？', en: 'On which list, with which measures?' },
    ['listType', 'tier', 'tierReason', 'measures'],
  ),
  step(
    { zh: '整改', en: 'Rectification' },
    { zh: '要求改正什么，多久？', en: 'What must be put right, and by when?' },
    ['rectification', 'contact'],
  ),
]

export const checkStep = { title: { zh: '核对并提交', en: 'Check and send' } }

/** The step whose page has a field. */
export const stepOfField = (path: string): number =>
  listingSteps.findIndex(({ fields }) => (path.split('.')[0] ?? '') in fields) + 1
