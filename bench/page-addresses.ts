import type { Account } from '../identity/accounts.ts'
import type { Known } from './known-cases.ts'

/** Who opens pages in the bench; `nobody` has not signed in. */
export type Reader =
  | 'officer'
  | 'reviewer'
  | 'department'
  | 'entity'
  | 'district'
  | 'city'
  | 'auditor'
  | 'operator'
  | 'nobody'

/** Fictitious accounts of the readers; the entity is one that has records. */
export const accountsOf = (entityCode: string): readonly Account[] => [
  { id: 'bench-officer', name: '经办人（虚构）', role: 'caseOfficer', agency: 'agency-pudong', district: '310115' },
  { id: 'bench-reviewer', name: '审核人（虚构）', role: 'reviewer', agency: 'agency-pudong', district: '310115' },
  { id: 'bench-department', name: '监管部门（虚构）', role: 'implementingOfficer', agency: 'dept-inspection' },
  { id: 'entity-bench', name: '代理人（虚构）', role: 'entityAgent', entityCode },
  { id: 'bench-district', name: '区信用办（虚构）', role: 'districtSupervisor', district: '310115' },
  { id: 'bench-city', name: '市信用办（虚构）', role: 'citySupervisor' },
  { id: 'bench-auditor', name: '审计（虚构）', role: 'auditor' },
  { id: 'bench-operator', name: '运维（虚构）', role: 'operator' },
]

/** A page as the bench asks for it: the route that answers, who asks, how often, and where the nth time. */
export interface PageAddress {
  readonly route: string
  readonly who: Reader
  readonly times: number
  readonly path: (known: Known, n: number) => string
  /** What of the page is asked for, when it has several faces. */
  readonly face?: string
}

const often = 100
const usual = 20

const page = (
  who: Reader,
  route: string,
  path: PageAddress['path'] = () => route,
  { times = usual, face }: { times?: number; face?: string } = {},
): PageAddress => ({
  route,
  who,
  times,
  path,
  ...(face === undefined ? {} : { face }),
})

const searches = (who: Reader, route: string, parameter: string): PageAddress[] => {
  const ask = (face: string, query: (known: Known, n: number) => string) =>
    page(who, route, (known, n) => `${route}?${query(known, n)}`, { times: often, face })
  return [
    ask('part of a name', ({ nameParts }, n) => `${parameter}=${encodeURIComponent(nth(nameParts, n))}`),
    ask('code', ({ codes }, n) => `${parameter}=${nth(codes, n)}`),
  ]
}

const caseSearches = (who: Reader): PageAddress[] => [
  page(who, '/cases', undefined, { times: often, face: 'first page' }),
  ...searches(who, '/cases', 'search'),
  page(who, '/cases', ({ numbers }, n) => `/cases?search=${nth(numbers, n)}`, { times: often, face: 'number' }),
  page(who, '/cases', ({ stages }, n) => `/cases?stage=${nth(stages, n)}`, { times: often, face: 'stage' }),
  page(who, '/cases', () => '/cases?due=late', { times: usual, face: 'late' }),
  page(who, '/cases', () => '/cases?order=due', { times: usual, face: 'by due' }),
]

const own = (who: Reader, stage: string, rest: string, route: string): PageAddress =>
  page(who, route, ({ ofAgency }, n) => `/cases/${nth(ofAgency[stage], n)}${rest}`, { face: stage })

const matter = (rest: string): PageAddress =>
  page('entity', `/matters/:caseNo${rest}`, ({ ofEntity }, n) => `/matters/${nth(ofEntity, n)}${rest}`)

const list = (face: string, query: (today: string) => string): PageAddress =>
  page('city', '/supervision/list', ({ today }) => `/supervision/list?${query(today)}`, { face })

/** Every page of every role. Public searches are limited by the address of who asks, so they are asked less often. */
export const pageAddresses: readonly PageAddress[] = [
  ...(['officer', 'reviewer', 'department'] as const).map((who) => page(who, '/work', undefined, { times: often })),
  page('officer', '/work/team', undefined, { times: often }),
  page('reviewer', '/work/team', undefined, { times: often }),
  page('reviewer', '/work/together/:track/:verb', () => '/work/together/listing/review', { face: 'review' }),
  page('department', '/work/together/:track/:verb', () => '/work/together/measure/acknowledge', { face: 'measure' }),
  page('officer', '/messages'),
  page('officer', '/interviews'),
  ...(['officer', 'reviewer', 'department', 'district', 'city'] as const).flatMap(caseSearches),
  page('officer', '/cases/new'),
  page('officer', '/imports'),
  ...['inReview', 'published', 'closed'].map((stage) => own('officer', stage, '', '/cases/:caseNo')),
  ...['/measures', '/repair', '/texts'].map((part) => own('officer', 'published', part, `/cases/:caseNo${part}`)),
  page('department', '/cases/:caseNo', ({ ofDepartment }, n) => `/cases/${nth(ofDepartment, n)}`),
  page('city', '/cases/:caseNo', ({ numbers }, n) => `/cases/${nth(numbers, n)}`),
  own('officer', 'inReview', '/why/listing.review', '/cases/:caseNo/why/:key'),
  own('reviewer', 'inReview', '/listing/review', '/cases/:caseNo/:track/:verb'),
  own('reviewer', 'published', '/entity-accounts', '/cases/:caseNo/entity-accounts'),
  own('officer', 'determined', '/listing/serve-decision', '/cases/:caseNo/:track/:verb'),
  page('entity', '/matters'),
  page('entity', '/matters/repair'),
  ...['', '/notice', '/public', '/plan', '/evidence', '/taken-down'].map(matter),
  page('district', '/supervision'),
  page('city', '/supervision'),
  page('district', '/supervision/overdue'),
  page('city', '/supervision/overdue'),
  list('late', (today) => `of=late&today=${today}`),
  list('late at one stage', (today) => `of=late&today=${today}&stage=published&agency=agency-pudong`),
  list('rectifications', (today) => `of=rectification&on=${today}&standing=overdue`),
  list('measures', (today) => `of=measure&today=${today}&group=late`),
  list('like cases', () => 'of=like&compare=rectificationDays&usualDays=90&listType=watch-list&tier=general&value=60'),
  list('open cases', () => 'of=open'),
  list('provisional terms', () => 'of=provisional'),
  page('city', '/supervision/circular', ({ today }) => `/supervision/circular?of=late&today=${today}`),
  page('district', '/supervision/forecast'),
  page('city', '/supervision/forecast'),
  page('city', '/supervision/measures'),
  ...['rectificationDays', 'measures', 'determinationDays'].map((compare) =>
    page('city', '/supervision/consistency', () => `/supervision/consistency?compare=${compare}`, { face: compare }),
  ),
  page('city', '/supervision/notes'),
  page('officer', '/supervision/notes'),
  page(
    'district',
    '/supervision/notes/new',
    ({ ofAgency }, n) => `/supervision/notes/new?case=${nth(ofAgency['published'], n)}`,
  ),
  page('operator', '/rules'),
  page('operator', '/rules/what-if'),
  page('city', '/calendars'),
  page('auditor', '/proof'),
  page('operator', '/health'),
  page('operator', '/accounts'),
  page('operator', '/subscribers'),
  page('operator', '/subscribers/:code', () => '/subscribers/bench'),
  page('operator', '/accounts/:account', () => '/accounts/bench-officer'),
  page('officer', '/password'),
  page('officer', '/sessions'),
  page('officer', '/delegations'),
  page('nobody', '/invitation'),
  page('nobody', '/sign-in'),
  page('nobody', '/register', ({ nameParts }, n) => `/register?search=${encodeURIComponent(nth(nameParts, n))}`, {
    times: 25,
    face: 'part of a name',
  }),
  page('nobody', '/register/:caseNo', ({ registered }, n) => `/register/${nth(registered, n)}`),
  page('nobody', '/verify', undefined, { times: 10 }),
  page('nobody', '/statistics'),
  page('nobody', '/calculator'),
  page('nobody', '/guide'),
  page('nobody', '/catalogue'),
]

/** The lists of the API that programs ask for. */
export const apiAddresses: readonly PageAddress[] = [
  ...(['officer', 'department', 'district', 'city'] as const).flatMap((who) => [
    page(who, '/api/v1/cases', undefined, { times: often }),
    page(who, '/api/v1/cases', ({ stages }, n) => `/api/v1/cases?stage=${nth(stages, n)}`, { face: 'stage' }),
    page(who, '/api/v1/cases', () => '/api/v1/cases?overdue=true', { face: 'late' }),
    page(who, '/api/v1/deadlines', undefined, { times: often }),
    page(who, '/api/v1/messages'),
  ]),
  page('department', '/api/v1/deadlines', () => '/api/v1/deadlines?owner=dept-inspection', { face: 'owner' }),
  page('city', '/api/v1/districts/rates'),
  ...searches('nobody', '/api/v1/register', 'search'),
]

function nth<T>(list: readonly T[] | undefined, n: number): T {
  if (!list?.length) throw new Error('The record was filled without a case that a page of the bench needs')
  return list[n % list.length]!
}
