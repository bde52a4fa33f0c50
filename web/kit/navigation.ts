import type { Role } from '../../domain/actor.ts'
import type { Bilingual } from './words.ts'

/** An entry of the main menu; the first one of a role is where its people land after signing in. */
interface Entry {
  readonly href: string
  readonly text: Bilingual
  readonly roles: readonly Role[]
}

const agency = ['caseOfficer', 'reviewer'] as const
const staff = [...agency, 'implementingOfficer'] as const

const menu: readonly Entry[] = [
  { href: '/work', text: { zh: '工作台', en: 'My work' }, roles: staff },
  { href: '/work/team', text: { zh: '团队', en: 'Team' }, roles: agency },
  { href: '/interviews', text: { zh: '约谈', en: 'Interviews' }, roles: agency },
  {
    href: '/cases',
    text: { zh: '案件', en: 'Cases' },
    roles: [...staff, 'districtSupervisor', 'citySupervisor', 'auditor', 'operator'],
  },
  { href: '/cases/new', text: { zh: '新建名单', en: 'Start a listing' }, roles: ['caseOfficer'] },
  { href: '/imports', text: { zh: '批量导入', en: 'Workbooks' }, roles: agency },
]

/** The main menu of a role; empty for who has not signed in. */
export function navigationOf(role: Role | undefined): readonly Entry[] {
  return role === undefined ? [] : menu.filter(({ roles }) => roles.includes(role))
}

/** Where the people of a role land after signing in. */
export function homeOf(role: Role): string {
  return navigationOf(role)[0]?.href ?? '/cases'
}
