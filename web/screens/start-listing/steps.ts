import { departmentWords } from '../../kit/measure-words.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import { fieldAt } from '../../form/faults.ts'
import type { Fields } from '../../form/fields.ts'
import { tierWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { fittingDepartments, fittingMeasures, fittingTiers } from './fitting.ts'

/** Some fields of a proposal under a heading of their own. */
export interface Section {
  readonly id: string
  readonly title: Bilingual
  readonly fields: Fields
  /** What is mostly left blank, folded away until it is wanted. */
  readonly seldom?: Fields
}

/** One page on which a proposal is written. */
interface ListingStep {
  readonly title: Bilingual
  readonly lead: Bilingual
  readonly sections: readonly Section[]
  readonly fields: Fields
}

const { entity, district, agency, listType, underlyingDecision, repeatReason, legalBasis } = proposalFields
const { violation, evidence, tierReason, rectification, contact } = proposalFields
const { code, codeKind, ...known } = entity.fields

const tier = {
  ...proposalFields.tier,
  options: fittingTiers,
  words: (value: string) => tierWords[value as keyof typeof tierWords] ?? plain(value),
} as const

const measures = {
  ...proposalFields.measures,
  hint: {
    zh: '只列出这一名单、这类主体可以采取的措施。只有一个部门实施的，不必选部门。',
    en: 'Only what this list allows against such an entity. Where a single department carries it out, leave the department blank.',
  },
  columns: {
    code: { ...proposalFields.measures.columns.code, options: fittingMeasures },
    department: {
      ...proposalFields.measures.columns.department,
      options: fittingDepartments,
      words: departmentWords,
      optional: true,
    },
  },
} as const

/** Everything that a proposal must say, in the order of its pages. */
export const writtenFields = {
  entity: { ...entity, fields: { code, codeKind, ...known } },
  listType,
  district,
  underlyingDecision,
  repeatReason,
  legalBasis,
  violation,
  evidence,
  tier,
  tierReason,
  measures,
  rectification,
  contact,
  agency,
} satisfies Fields

/** Every field of a section. */
export const allOf = ({ fields, seldom }: Section): Fields => ({ ...fields, ...seldom })

const step = (title: Bilingual, lead: Bilingual, sections: readonly Section[]): ListingStep => ({
  title,
  lead,
  sections,
  fields: Object.assign({}, ...sections.map(allOf)) as Fields,
})

/** The pages on which a proposal is written; the last step is to check it. */
export const listingSteps: readonly ListingStep[] = [
  step(
    { zh: '代码和名单', en: 'Code and list' },
    {
      zh: '先填代码：已知的主体信息会自动填好，并列出该主体已有的案件。',
      en: 'The code first: what is known of the entity is filled in, and its cases are shown.',
    },
    [
      {
        id: 'code',
        title: { zh: '代码和名单', en: 'Code and list' },
        fields: { entity: { ...entity, fields: { code, codeKind } }, listType },
      },
    ],
  ),
  step(
    { zh: '填写建议', en: 'The proposal' },
    { zh: '填写其余内容。已填好的，请核对。', en: 'Write the rest, and check what is filled in already.' },
    [
      {
        id: 'entity',
        title: { zh: '主体', en: 'Entity' },
        fields: { entity: { ...entity, fields: known }, district },
      },
      {
        id: 'basis',
        title: { zh: '依据', en: 'Basis' },
        fields: { underlyingDecision, legalBasis },
        seldom: { repeatReason },
      },
      { id: 'conduct', title: { zh: '失信行为', en: 'Conduct' }, fields: { violation, evidence } },
      {
        id: 'measures',
        title: { zh: '等级与措施', en: 'Tier and measures' },
        fields: { tier, measures },
        seldom: { tierReason },
      },
      {
        id: 'rectification',
        title: { zh: '整改', en: 'Rectification' },
        fields: { rectification },
        seldom: { contact },
      },
    ],
  ),
]

export const checkStep = { title: { zh: '核对并提交', en: 'Check and send' } }

/** The step whose page has a field; 0 for none. */
export const stepOfField = (path: string): number =>
  listingSteps.findIndex(({ fields }) => path !== '' && fieldAt(fields, path) !== undefined) + 1
