import type { Commands } from '../../domain/case.ts'
import { cityCode, districts } from '../../domain/identifiers/districts.ts'
import { seatWords } from '../../domain/identifiers/seats.ts'
import { departmentsOn, listTypes, measuresOn, penaltyKinds } from '../../rules/catalogue.ts'
import type { FieldsOf, FormScene, Option } from '../form/fields.ts'
import { agencyWords } from '../kit/agency-words.ts'
import { departmentWords, measureWords } from '../kit/measure-words.ts'
import { entityField } from './entity-fields.ts'
import { areaField, evidenceField, lineField, tierOptions } from './common-fields.ts'

// A case belongs to the district of its agency; agencies of the city have the city's code in its place.
const districtOptions = ({ actor: { district } }: FormScene): readonly Option[] =>
  [...districts, { code: cityCode, name: { zh: '上海市', en: 'Shanghai' } }]
    .filter(({ code }) => district === undefined || code === district)
    .map(({ code, name }) => ({ value: code, label: name }))

const listOptions: readonly Option[] = listTypes
  .filter(({ polarity, inForce }) => polarity === 'sanction' && inForce)
  .map(({ code, title }) => ({ value: code, label: title }))

const penaltyOptions: readonly Option[] = penaltyKinds.map(({ code, title }) => ({ value: code, label: title }))

const measureOptions = ({ today }: FormScene): readonly Option[] =>
  measuresOn(today)
    .filter(({ published, kind }) => published && kind !== 'C')
    .map(({ code, title }) => ({ value: code, label: { zh: `${code} ${title.zh}`, en: `${code} ${title.en}` } }))

/** The departments of a day. */
export const departmentOptions = ({ today }: FormScene): readonly Option[] =>
  departmentsOn(today).map(({ code, title }) => ({ value: code, label: title }))

/** Everything that a proposal to list must say. */
export const proposalFields = {
  agency: {
    kind: 'line',
    label: { zh: '认定单位', en: 'Agency' },
    first: ({ actor }) => actor.agency ?? '',
    words: agencyWords,
  },
  district: {
    kind: 'choice',
    label: { zh: '案件所属区', en: 'District of the case' },
    options: districtOptions,
    words: seatWords,
    first: ({ actor }) => actor.district ?? '',
  },
  entity: entityField,
  listType: { kind: 'choice', label: { zh: '名单', en: 'List' }, options: listOptions },
  tier: { kind: 'choice', label: { zh: '失信等级', en: 'Tier' }, options: tierOptions },
  tierReason: {
    kind: 'area',
    label: { zh: '失信等级与处罚种类不相当的理由', en: 'Why the tier is not that of the penalty' },
    hint: { zh: '相当的不填；填写的，复核人会看到。', en: 'Blank where it is; the review sees what stands here.' },
    optional: true,
  },
  violation: {
    kind: 'group',
    label: { zh: '失信行为', en: 'Conduct' },
    fields: {
      type: lineField('行为类型', 'Type', {
        zh: '公示时对外显示，例如 安全生产。',
        en: 'Shown to the public, for example work safety.',
      }),
      facts: areaField('事实', 'Facts', {
        zh: '时间、地点、经过、后果。',
        en: 'When, where, what happened and what came of it.',
      }),
      endedOn: {
        kind: 'date',
        label: { zh: '违法行为终了日', en: 'Last day of the conduct' },
        hint: {
          zh: '连续或者继续的，填终了之日；自该日起的查询期限届满后不再提供查询。不填的，从处罚决定之日起算。',
          en: 'From it runs how long the record may be queried; left blank, that runs from the decision.',
        },
        optional: true,
      },
    },
  },
  evidence: evidenceField('证据', 'Evidence'),
  legalBasis: lineField('法律依据', 'Legal basis', { zh: '写明法律名称和条款。', en: 'Name the law and the article.' }),
  underlyingDecision: {
    kind: 'group',
    label: { zh: '所依据的行政处罚等决定', en: 'Underlying decision' },
    fields: {
      docNo: lineField('决定文号', 'Document number'),
      decidedOn: { kind: 'date', label: { zh: '作出日期', en: 'Date' } },
      penaltyKinds: {
        kind: 'ticks',
        label: { zh: '处罚种类', en: 'Kinds of penalty' },
        options: penaltyOptions,
      },
      content: areaField('决定内容', 'Content'),
      fineWanYuan: {
        kind: 'number',
        label: { zh: '罚款金额', en: 'Fine' },
        unit: { zh: '万元', en: '10,000 yuan' },
        optional: true,
      },
    },
  },
  repeatReason: {
    kind: 'area',
    label: { zh: '同一决定另案办理的理由', en: 'Why another case on the same decision' },
    hint: {
      zh: '一般不填：一份决定对一个主体只办一个案件。',
      en: 'Mostly blank: one decision on one entity is one case.',
    },
    optional: true,
  },
  measures: {
    kind: 'rows',
    label: { zh: '惩戒措施', en: 'Measures' },
    hint: {
      zh: '从措施清单中选择，并选定实施部门。',
      en: 'Choose from the catalogue, each with the department that carries it out.',
    },
    columns: {
      code: {
        kind: 'choice',
        label: { zh: '措施', en: 'Measure' },
        options: measureOptions,
        words: (code) => measureWords(code),
      },
      department: {
        kind: 'choice',
        label: { zh: '实施部门', en: 'Department' },
        options: departmentOptions,
        words: (code) => departmentWords(code),
      },
    },
  },
  rectification: {
    kind: 'group',
    label: { zh: '整改', en: 'Rectification' },
    fields: {
      requirements: {
        kind: 'rows',
        label: { zh: '整改要求', en: 'Requirements' },
        hint: { zh: '一项要求写一条，核验时逐条对照。', en: 'One entry for each: they are checked one by one.' },
        numbered: 'r',
        columns: { id: { kind: 'given' }, text: lineField('要求', 'Requirement') },
      },
      termDays: {
        kind: 'number',
        label: { zh: '整改期限', en: 'Term' },
        hint: { zh: '不填则按规则的期限。', en: 'Left blank, the term of the rule applies.' },
        unit: { zh: '日', en: 'days' },
        optional: true,
      },
    },
  },
  contact: {
    kind: 'group',
    label: { zh: '联系人', en: 'Contact' },
    optional: true,
    fields: {
      name: { kind: 'line', label: { zh: '姓名', en: 'Name' } },
      phone: { kind: 'line', label: { zh: '电话', en: 'Phone' }, optional: true },
    },
  },
} satisfies FieldsOf<Commands['listing.propose']>
