import type { Person } from './support.ts'
import type { Town } from './town.ts'

/** A page that everybody's eyes should have been on: who opens it, and where it is. */
export interface Address {
  readonly name: string
  readonly who: Person | 'nobody'
  readonly path: (town: Town) => string
}

const at = (name: string, who: Address['who'], path: string | ((town: Town) => string)): Address => ({
  name,
  who,
  path: typeof path === 'string' ? () => path : path,
})

/** Every page, in the state in which it shows most. */
export const addresses: readonly Address[] = [
  at('sign-in', 'nobody', '/sign-in'),
  at('password', 'officer', '/password'),
  at('inbox-officer', 'officer', '/work'),
  at('inbox-reviewer', 'reviewer', '/work'),
  at('inbox-department', 'finance', '/work'),
  at('team', 'officer', '/work/team'),
  at('interviews', 'officer', '/interviews'),
  at('search', 'officer', '/cases'),
  at('new-listing', 'officer', '/cases/new'),
  at('imports', 'officer', '/imports'),
  at('case-in-review', 'officer', ({ inReview }) => `/cases/${inReview}`),
  at('case-published', 'officer', ({ submitted }) => `/cases/${submitted}`),
  at('case-undoing', 'reviewer', ({ undoing }) => `/cases/${undoing}`),
  at('case-not-found', 'officer', '/cases/BH-2026-999999'),
  at('why', 'officer', ({ inReview }) => `/cases/${inReview}/why/listing.review`),
  at('why-long', 'officer', ({ published }) => `/cases/${published}/why/rectification.due`),
  at('review', 'reviewer', ({ sentBack }) => `/cases/${sentBack}/listing/review`),
  at('revise', 'officer', ({ inReview }) => `/cases/${inReview}/listing/revise`),
  at('serve-notice', 'officer', ({ notice }) => `/cases/${notice}/listing/serve-notice`),
  at('answer-grounds', 'officer', ({ defended }) => `/cases/${defended}/listing/answer-grounds`),
  at('determine', 'reviewer', ({ toDetermine }) => `/cases/${toDetermine}/listing/determine`),
  at('serve-decision', 'officer', ({ toServe }) => `/cases/${toServe}/listing/serve-decision`),
  at('publish', 'officer', ({ toPublish }) => `/cases/${toPublish}/publicity/publish`),
  at('measure', 'honours', ({ published }) => `/cases/${published}/measure/acknowledge`),
  at('check-rectification', 'officer', ({ submitted }) => `/cases/${submitted}/rectification/accept`),
  at('return-evidence', 'officer', ({ submitted }) => `/cases/${submitted}/rectification/return-evidence`),
  at('approve-interview', 'reviewer', ({ late }) => `/cases/${late}/interview/approve`),
  at('grant-repair', 'reviewer', ({ repair }) => `/cases/${repair}/repair/grant`),
  at('not-now', 'officer', ({ inReview }) => `/cases/${inReview}/listing/review`),
  at('entity-matters', 'entity', '/matters'),
  at('entity-matter', 'entity', ({ rectifying }) => `/matters/${rectifying}`),
  at('entity-notice', 'entity', ({ answering }) => `/matters/${answering}/notice`),
  at('entity-notice-answered', 'entity', ({ toDetermine }) => `/matters/${toDetermine}/notice`),
  at('entity-public-before', 'entity', ({ answering }) => `/matters/${answering}/public`),
  at('entity-public', 'entity', ({ rectifying }) => `/matters/${rectifying}/public`),
  at('entity-plan', 'entity', ({ rectifying }) => `/matters/${rectifying}/plan`),
  at('entity-plan-submitted', 'entity', ({ submitted }) => `/matters/${submitted}/plan`),
  at('entity-plan-none', 'entity', ({ answering }) => `/matters/${answering}/plan`),
  at('entity-repair', 'entity', '/matters/repair'),
  at('entity-taken-down', 'entity', ({ undoing }) => `/matters/${undoing}/taken-down`),
  at('entity-taken-down-none', 'entity', ({ published }) => `/matters/${published}/taken-down`),
  at('entity-defend', 'entity', ({ answering }) => `/cases/${answering}/listing/defend`),
  at('entity-evidence', 'entity', ({ late }) => `/cases/${late}/rectification/commit`),
  at('public-register', 'nobody', '/register'),
  at('public-register-found', 'nobody', '/register?search=虚构'),
  at('public-register-none', 'nobody', '/register?search=没有这样的单位'),
  at('public-register-wrong', 'nobody', '/register?search=x'),
  at('public-record', 'nobody', ({ published }) => `/register/${published}`),
  at('public-record-gone', 'nobody', ({ undoing }) => `/register/${undoing}`),
  at('public-verify', 'nobody', '/verify'),
  at('public-verify-unknown', 'nobody', '/verify?number=沪虚证〔2026〕99号&code=ABCD'),
  at('public-statistics', 'nobody', '/statistics'),
  at('public-calculator', 'nobody', '/calculator'),
  at('public-calculator-answer', 'nobody', '/calculator?start=2026-09-24&count=7&unit=workingDays'),
  at('public-calculator-wrong', 'nobody', '/calculator?start=2026-09-24&count=x&unit=workingDays'),
  at('public-guide', 'nobody', '/guide'),
]
