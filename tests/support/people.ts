import type { Actor } from '../../domain/actor.ts'

/** Fictitious people of one agency, its departments and the entity they deal with. */
export const people = {
  officer: { id: 'officer-lin', role: 'caseOfficer', agency: 'agency-pudong', district: '310115' },
  secondOfficer: { id: 'officer-gu', role: 'caseOfficer', agency: 'agency-pudong', district: '310115' },
  reviewer: { id: 'reviewer-shen', role: 'reviewer', agency: 'agency-pudong', district: '310115' },
  secondReviewer: { id: 'reviewer-tang', role: 'reviewer', agency: 'agency-pudong', district: '310115' },
  otherReviewer: { id: 'reviewer-qian', role: 'reviewer', agency: 'agency-jingan', district: '310106' },
  finance: { id: 'finance-he', role: 'implementingOfficer', agency: 'dept-finance' },
  honours: { id: 'honours-fan', role: 'implementingOfficer', agency: 'dept-honours' },
  inspection: { id: 'inspection-lu', role: 'implementingOfficer', agency: 'dept-inspection' },
  entity: { id: 'entity-agent', role: 'entityAgent', entityCode: '91310115MA1FAKE27N' },
  city: { id: 'city-zhou', role: 'citySupervisor' },
  pudong: { id: 'pudong-xu', role: 'districtSupervisor', district: '310115' },
  auditor: { id: 'auditor-he', role: 'auditor' },
  operator: { id: 'operator-wu', role: 'operator' },
  system: { id: 'system', role: 'system' },
} as const satisfies { [name: string]: Actor }
