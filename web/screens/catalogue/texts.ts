import type { PublishedListType, PublishedMeasure } from '../../../domain/law/catalogue-types.ts'
import type { Matter } from '../../../domain/law/matters.ts'
import type { Words } from '../../../domain/refusals/status-words.ts'
import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '措施清单和名单目录', en: 'Catalogue of measures and lists' },
  lead: {
    zh: '对失信主体只能采取清单内的措施，只能列入目录内的名单。每一项都写明依据、对谁、在哪些事项中适用。',
    en: 'Only measures of this catalogue may be taken, and only its lists used. Each says on what it rests, at whom it aims and in which matters it bites.',
  },
  on: { zh: '适用日期', en: 'As of' },
  show: { zh: '查看', en: 'Show' },
  badDay: {
    zh: '“{day}”不是日期，现按今天显示。请按 2026-11-05 的样子填写。',
    en: '“{day}” is no day, so this is as of today. Write it as 2026-11-05.',
  },
  measureData: { zh: '措施的数据', en: 'The measures as data' },
  listData: { zh: '名单的数据', en: 'The lists as data' },
  measures: { zh: '失信惩戒措施清单', en: 'Measures' },
  noMeasures: {
    zh: '本系统所收的清单中，这一天没有适用的措施。',
    en: 'Of the catalogue that is kept here, no measure is in force on this day.',
  },
  lists: { zh: '名单目录', en: 'Lists' },
  noLists: {
    zh: '本系统所收的目录中，这一天没有适用的名单。',
    en: 'Of the lists that are kept here, none is in force on this day.',
  },
  comma: { zh: '、', en: ', ' },
  measure: { zh: '措施', en: 'Measure' },
  kind: { zh: '类别', en: 'Kind' },
  aimed: { zh: '适用对象和失信等级', en: 'At whom, and which tiers' },
  matters: { zh: '适用事项', en: 'Matters' },
  implementer: { zh: '实施主体', en: 'Carried out by' },
  basis: { zh: '依据', en: 'Basis' },
  onlyLists: { zh: '仅限：{lists}', en: 'Only for: {lists}' },
  until: { zh: '至 {until} 止', en: 'Ends on {until}' },
  list: { zh: '名单', en: 'List' },
  authority: { zh: '认定单位', en: 'Determined by' },
  listing: { zh: '列入条件', en: 'Listed when' },
  removal: { zh: '移出条件', en: 'Removed when' },
  remedies: { zh: '救济途径', en: 'Remedies' },
  consultation: { zh: '公开征求意见', en: 'Public consultation' },
  consulted: { zh: '{days} 日', en: '{days} days' },
  consultedOn: { zh: '{days} 日（{from} 至 {until}）', en: '{days} days ({from} to {until})' },
  notConsulted: { zh: '没有查到', en: 'None was found' },
  unusable: { zh: '不得使用', en: 'May not be used' },
  unsure: {
    zh: '名称、条件尚未与原文核对，待人工核实。',
    en: 'Name and conditions were not held against the text; a person has to check them.',
  },
} satisfies Texts

/** 国办发〔2020〕49号, item 9: A reduces rights, B is for the administration, C is for others to take if they wish. */
export const kindWords: Words<PublishedMeasure['kind']> = {
  A: { zh: 'A 类：减损权益或者增加义务', en: 'A: reduces rights or adds duties' },
  B: { zh: 'B 类：行政管理中采取', en: 'B: taken in administration' },
  C: { zh: 'C 类：由社会主体自主决定', en: 'C: for others to take if they wish' },
}

export const matterWords: Words<Matter> = {
  publicFunds: { zh: '财政资金', en: 'public funds' },
  facilitation: { zh: '便利措施', en: 'facilitation' },
  honours: { zh: '评优评先', en: 'honours' },
  marketEntry: { zh: '市场准入', en: 'market entry' },
  procurementAndTendering: { zh: '政府采购和招标投标', en: 'procurement and tendering' },
  inspection: { zh: '日常监管', en: 'inspection' },
  noticeAndCommitment: { zh: '告知承诺', en: 'notice and commitment' },
  publicity: { zh: '公示', en: 'publicity' },
  finance: { zh: '金融', en: 'finance' },
  personalConduct: { zh: '个人行为', en: 'personal conduct' },
}

export const listKindWords: Words<PublishedListType['kind']> = {
  severe: { zh: '严重失信主体名单', en: 'severe list' },
  watch: { zh: '重点关注名单', en: 'watch list' },
  incentive: { zh: '守信激励名单', en: 'reward list' },
}
