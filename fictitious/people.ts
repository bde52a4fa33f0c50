import type { Account } from '../database/queries/accounts.ts'

/** The password of every demonstration account; they exist only where the embedded default is asked for them. */
export const demoPassword = 'bihuan-demo'

const agencies = [
  { agency: 'agency-pudong', district: '310115', name: '浦东' },
  { agency: 'agency-jingan', district: '310106', name: '静安' },
]

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
  { id: 'supervisor-city', name: '市信用办（虚构）', role: 'citySupervisor' },
  { id: 'auditor', name: '审计（虚构）', role: 'auditor' },
  { id: 'operator', name: '运维（虚构）', role: 'operator' },
]
