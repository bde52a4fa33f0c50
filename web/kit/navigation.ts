import type { Role } from '../../domain/actor.ts'
import type { Bilingual } from './words.ts'

/** An entry of the main menu; the first one of a role is where its people land after signing in. */
interface Entry {
  readonly href: string
  readonly text: Bilingual
  /** `public` for who has not signed in. */
  readonly roles: readonly (Role | 'public')[]
}

const agency = ['caseOfficer', 'reviewer'] as const
const staff = [...agency, 'implementingOfficer'] as const

/** Who finds cases by the box on every page: whose menu has them. */
export const findsCases = (role: Role): boolean =>
  menu.some(({ href, roles }) => href === '/cases' && roles.includes(role))

/** Whose work stands on a desk. */
export const deskRoles: readonly Role[] = staff

/** Whom messages are for: to the others the system tells nothing by itself. */
export const hasMailbox: readonly Role[] = [...staff, 'entityAgent', 'districtSupervisor']

/** An address that remembers a place in what is due, so that the next one is the one after it. */
export const nextFrom = (address: string, place: string | undefined, chosen: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams({ ...chosen, ...(place === undefined ? {} : { next: place }) }).toString()
  return query === '' ? address : `${address}?${query}`
}

const supervisors = ['districtSupervisor', 'citySupervisor', 'auditor', 'operator'] as const

const overseers = ['citySupervisor', 'auditor', 'operator'] as const

const menu: readonly Entry[] = [
  { href: '/work', text: { zh: '工作台', en: 'My work' }, roles: staff },
  { href: '/work/team', text: { zh: '团队', en: 'Team' }, roles: agency },
  { href: '/interviews', text: { zh: '约谈', en: 'Interviews' }, roles: agency },
  { href: '/supervision', text: { zh: '总览', en: 'Overview' }, roles: supervisors },
  { href: '/supervision/overdue', text: { zh: '逾期', en: 'Overdue' }, roles: supervisors },
  { href: '/supervision/forecast', text: { zh: '预测', en: 'Forecast' }, roles: supervisors },
  { href: '/supervision/notes', text: { zh: '督办', en: 'Notes' }, roles: [...supervisors, ...agency] },
  { href: '/supervision/measures', text: { zh: '措施', en: 'Measures' }, roles: supervisors },
  { href: '/supervision/consistency', text: { zh: '一致性', en: 'Consistency' }, roles: supervisors },
  {
    href: '/cases',
    text: { zh: '案件', en: 'Cases' },
    roles: [...staff, 'districtSupervisor', 'citySupervisor', 'auditor', 'operator'],
  },
  { href: '/cases/new', text: { zh: '新建名单', en: 'Start a listing' }, roles: ['caseOfficer'] },
  { href: '/imports', text: { zh: '批量导入', en: 'Workbooks' }, roles: agency },
  { href: '/delegations', text: { zh: '委托', en: 'Delegation' }, roles: [...staff, 'auditor', 'operator'] },
  { href: '/accounts', text: { zh: '账户', en: 'Accounts' }, roles: ['auditor', 'operator'] },
  { href: '/matters', text: { zh: '我的事项', en: 'My matters' }, roles: ['entityAgent'] },
  { href: '/matters/repair', text: { zh: '一站修复', en: 'One-stop repair' }, roles: ['entityAgent'] },
  { href: '/register', text: { zh: '公示查询', en: 'Public register' }, roles: ['public'] },
  { href: '/verify', text: { zh: '文书核验', en: 'Check a paper' }, roles: ['public'] },
  { href: '/statistics', text: { zh: '统计', en: 'Statistics' }, roles: ['public'] },
  { href: '/calculator', text: { zh: '期限计算', en: 'Deadlines' }, roles: ['public', 'entityAgent'] },
  { href: '/guide', text: { zh: '办事指南', en: 'Guide' }, roles: ['public', 'entityAgent'] },
  { href: '/catalogue', text: { zh: '措施清单', en: 'Catalogue' }, roles: ['public'] },
  { href: '/rules', text: { zh: '规则', en: 'Rules' }, roles: supervisors },
  { href: '/calendars', text: { zh: '日历', en: 'Calendar' }, roles: supervisors },
  { href: '/subscribers', text: { zh: '共享', en: 'Sharing' }, roles: overseers },
  { href: '/proof', text: { zh: '审计', en: 'Audit' }, roles: overseers },
  { href: '/health', text: { zh: '运行', en: 'Health' }, roles: overseers },
]

/** The main menu of a role, or of who has not signed in. */
export function navigationOf(role: Role | undefined): readonly Entry[] {
  return menu.filter(({ roles }) => roles.includes(role ?? 'public'))
}

/** Where the people of a role land after signing in. */
export function homeOf(role: Role): string {
  return navigationOf(role)[0]?.href ?? '/cases'
}
