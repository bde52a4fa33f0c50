import type { Account } from '../database/queries/accounts.ts'

/** The password of every demonstration account; they exist only where the embedded default is asked for them. */
export const demoPassword = 'bihuan-demo'

const agencies = [
  { agency: 'agency-pudong', district: '310115', name: '浦东' },
  { agency: 'agency-jingan', district: '310106', name: '静安' },
]

/** Fictitious enterprises that `npm run seed` brings on the public register, each with somebody who acts for it. */
export const demoFirms = [
  {
    code: '91310115MA1FAK618B',
    name: '上海虚构临港重型机械有限公司（虚构）',
    district: '310115',
    account: 'entity-firm-1',
  },
  {
    code: '91310115MA1FAK6266',
    name: '上海虚构张江生物制品有限公司（虚构）',
    district: '310115',
    account: 'entity-firm-2',
  },
  {
    code: '91310115MA1FAK6341',
    name: '上海虚构外高桥仓储物流有限公司（虚构）',
    district: '310115',
    account: 'entity-firm-3',
  },
  {
    code: '91310115MA1FAK642U',
    name: '上海虚构川沙建筑工程有限公司（虚构）',
    district: '310115',
    account: 'entity-firm-4',
  },
  {
    code: '91310106MA1FAK650M',
    name: '上海虚构苏河餐饮管理有限公司（虚构）',
    district: '310106',
    account: 'entity-firm-5',
  },
  {
    code: '91310106MA1FAK669J',
    name: '上海虚构大宁电子商务有限公司（虚构）',
    district: '310106',
    account: 'entity-firm-6',
  },
  {
    code: '91310106MA1FAK677D',
    name: '上海虚构彭浦金属制品有限公司（虚构）',
    district: '310106',
    account: 'entity-firm-7',
  },
  {
    code: '91310106MA1FAK6858',
    name: '上海虚构南西物业服务有限公司（虚构）',
    district: '310106',
    account: 'entity-firm-8',
  },
] as const

/** Fictitious people of two agencies, three departments, one entity and the credit offices. */
export const demoAccounts: readonly Account[] = [
  ...agencies.flatMap(({ agency, district, name }): Account[] => [
    { id: `officer-${district}`, name: `${name}经办人（虚构）`, role: 'caseOfficer', agency, district },
    { id: `reviewer-${district}`, name: `${name}审核人（虚构）`, role: 'reviewer', agency, district },
    { id: `supervisor-${district}`, name: `${name}信用办（虚构）`, role: 'districtSupervisor', district },
  ]),
  { id: 'dept-finance', name: '财政部门（虚构）', role: 'implementingOfficer', agency: 'dept-finance' },
  { id: 'dept-honours', name: '评优部门（虚构）', role: 'implementingOfficer', agency: 'dept-honours' },
  { id: 'dept-inspection', name: '监管部门（虚构）', role: 'implementingOfficer', agency: 'dept-inspection' },
  { id: 'entity-example', name: '示例企业代理人（虚构）', role: 'entityAgent', entityCode: '91310115MA1FAKE27N' },
  ...demoFirms.map(({ account, name, code }): Account => ({
    id: account,
    name: name.replace('（虚构）', '代理人（虚构）'),
    role: 'entityAgent',
    entityCode: code,
  })),
  { id: 'supervisor-city', name: '市信用办（虚构）', role: 'citySupervisor' },
  { id: 'auditor', name: '审计（虚构）', role: 'auditor' },
  { id: 'operator', name: '运维（虚构）', role: 'operator' },
]
