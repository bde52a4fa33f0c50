import type { Commands } from '../../domain/case.ts'
import { districts } from '../../domain/identifiers/districts.ts'
import { departments, listTypes, measureCatalogue } from '../../rules/catalogue.ts'
import type { FieldsOf, Option } from '../form/fields.ts'
import { kindWords } from '../kit/vocabulary.ts'
import { areaField, evidenceField, lineField, optionsFrom, tierOptions } from './common-fields.ts'

const districtOptions: readonly Option[] = districts.map(({ code, name }) => ({ value: code, label: name }))

const listOptions: readonly Option[] = listTypes
  .filter(({ polarity, inForce }) => polarity === 'sanction' && inForce)
  .map(({ code, title }) => ({ value: code, label: title }))

const measureOptions: readonly Option[] = measureCatalogue
  .filter(({ published, kind }) => published && kind !== 'C')
  .map(({ code, title }) => ({ value: code, label: { zh: `${code} ${title.zh}`, en: `${code} ${title.en}` } }))

const departmentOptions: readonly Option[] = departments.map(({ code, title }) => ({ value: code, label: title }))

/** Everything that a proposal to list must say. */
export const proposalFields = {
  agency: { kind: 'line', label: { zh: '认定单位', en: 'Agency' }, first: ({ actor }) => actor.agency ?? '' },
  district: {
    kind: 'choice',
    label: { zh: '案件所属区', en: 'District of the case' },
    options: districtOptions,
    first: ({ actor }) => actor.district ?? '',
  },
  entity: {
    kind: 'group',
    label: { zh: '信用主体', en: 'Entity' },
    fields: {
      name: lineField('名称', 'Name'),
      kind: { kind: 'choice', label: { zh: '主体类型', en: 'Kind' }, options: optionsFrom(kindWords) },
      code: lineField('统一社会信用代码', 'Credit code', { zh: '18 位，字母和数字。', en: '18 characters.' }),
      district: { kind: 'choice', label: { zh: '所在区', en: 'District' }, options: districtOptions },
      legalRepresentative: { kind: 'line', label: { zh: '法定代表人', en: 'Legal representative' }, optional: true },
    },
  },
  listType: { kind: 'choice', label: { zh: '名单', en: 'List' }, options: listOptions },
  tier: { kind: 'choice', label: { zh: '失信等级', en: 'Tier' }, options: tierOptions },
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
      penaltyKinds: { kind: 'lines', label: { zh: '处罚种类', en: 'Kinds of penalty' } },
      content: areaField('决定内容', 'Content'),
      fineWanYuan: {
        kind: 'number',
        label: { zh: '罚款金额', en: 'Fine' },
        unit: { zh: '万元', en: '10,000 yuan' },
        optional: true,
      },
    },
  },
  measures: {
    kind: 'rows',
    label: { zh: '惩戒措施', en: 'Measures' },
    hint: {
      zh: '从措施清单中选择，并选定实施部门。',
      en: 'Choose from the catalogue, each with the department that carries it out.',
    },
    columns: {
      code: { kind: 'choice', label: { zh: '措施', en: 'Measure' }, options: measureOptions },
      department: { kind: 'choice', label: { zh: '实施部门', en: 'Department' }, options: departmentOptions },
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
