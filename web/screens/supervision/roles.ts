import type { Role } from '../../../domain/actor.ts'
import type { Bilingual } from '../../kit/words.ts'

/** Who oversees: the credit offices of the city and its districts, and those who look over their shoulders. */
export const supervisors: readonly Role[] = ['districtSupervisor', 'citySupervisor', 'auditor', 'operator']

/** The way to a page of supervision. */
export const supervisionCrumb = { text: { zh: '总览', en: 'Overview' } satisfies Bilingual, href: '/supervision' }
