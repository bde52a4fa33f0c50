import type { Texts } from '../../../kit/words.ts'

export const texts = {
  title: { zh: '通报', en: 'Circular' },
  of: { zh: '关于{what}的情况通报', en: 'Circular on {what}' },
  lead: { zh: '共 {count} 条，涉及 {agencies} 个认定单位。', en: '{count} rows, of {agencies} agencies.' },
  firstOnly: {
    zh: '只列出前 {most} 条，其余见名册。',
    en: 'Only the first {most} are listed; the others stand in the list.',
  },
  rate: {
    zh: '{district}整改率 {rate} %，目标 {target} %，{gap}。',
    en: '{district}: {rate} % of rectifications done, target {target} %, {gap}.',
  },
  usualRate: {
    zh: '各区合计整改率 {rate} %，一般区目标 {target} %，{gap}。',
    en: 'All districts together: {rate} % of rectifications done, usual target {target} %, {gap}.',
  },
  behindBy: { zh: '相差 {gap} 个百分点', en: '{gap} points short' },
  onTarget: { zh: '已达标', en: 'on target' },
  agencies: { zh: '各认定单位情况', en: 'By agency' },
  agency: { zh: '认定单位', en: 'Agency' },
  count: { zh: '条数', en: 'Rows' },
  longest: { zh: '最早期限', en: 'Earliest due' },
  cases: { zh: '案件', en: 'Cases' },
  entity: { zh: '主体和案号', en: 'Entity and case' },
  what: { zh: '事项', en: 'What' },
  due: { zh: '期限', en: 'Due' },
  days: { zh: '逾期（天）', en: 'Days late' },
  ask: {
    zh: '请上列认定单位逐件查明由谁办理，即行办理或者督促办理，并说明逾期原因和办结时间。',
    en: 'The agencies named above see of each case who owes the act, do it or have it done at once, and say why it is late and by when it will be done.',
  },
  basis: { zh: '依据：{basis}', en: 'Basis: {basis}' },
  from: { zh: '{office} {on}', en: '{office}, {on}' },
  internal: { zh: '内部工作文件，不对外公开。', en: 'An internal paper; not for the public.' },
  cityOffice: { zh: '市社会信用管理部门', en: 'Credit office of the city' },
  districtOffice: { zh: '{district}社会信用管理部门', en: 'Credit office of {district}' },
  print: { zh: '打印', en: 'Print' },
  printHint: { zh: '打印或者存为 PDF 时，页面上的菜单和按钮不会印出。', en: 'Menus and buttons are not printed.' },
  empty: { zh: '没有要通报的案件。', en: 'There is nothing to tell of.' },
} satisfies Texts
