import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { ConsentAct, ServiceState } from './types.ts'

/**
 * Whether the entity could be served electronically on a day: from the day of a consent to the day before its withdrawal
 * (行政处罚法 Art 61(2)). Each act counts by the day of its receipt, and of one day the one that was entered last.
 */
export const consented = ({ service }: CaseState, on: LocalDate): boolean =>
  (service?.consents ?? []).findLast((act) => act.on <= on)?.given === true

/** Whether the entity has consented and not withdrawn it since, by all that has been received so far. */
export const consents = ({ service }: CaseState): boolean => service?.consents?.at(-1)?.given === true

/** The first day on which there was a consent; undefined where there never was one. */
export const consentedFrom = ({ service }: CaseState): LocalDate | undefined =>
  service?.consents?.find(({ given }) => given)?.on

/** The day of the last consent that was given. */
export const lastConsentOn = ({ service }: CaseState): LocalDate | undefined =>
  service?.consents?.findLast(({ given }) => given)?.on

/** The acts with one more, whenever it is entered: by the days of their receipt, and of one day as they were entered. */
export const withConsentAct = ({ consents: before = [], ...service }: ServiceState, act: ConsentAct): ServiceState => ({
  ...service,
  consents: [...before, act].toSorted((one, other) => one.on.localeCompare(other.on)),
})
