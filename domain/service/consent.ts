import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { FormerConsent, ServiceState } from './types.ts'

/** A consent to electronic service, or its withdrawal, by the day that decides: that of its receipt. */
interface ConsentAct {
  readonly on: LocalDate
  readonly given: boolean
}

/** Whether the entity could be served electronically on a day: from the day of its consent to the day before its withdrawal. */
export function consented({ service }: CaseState, on: LocalDate): boolean {
  const { consentedOn = '9999', consentedBefore = [] } = service ?? {}
  return consentedOn <= on || consentedBefore.some(({ from, until }) => from <= on && on < until)
}

/** The first day on which there was a consent; undefined where there never was one. */
export const consentedFrom = ({ service }: CaseState): LocalDate | undefined =>
  service?.consentedBefore?.[0]?.from ?? service?.consentedOn

/**
 * The consents after one more paper about them, whenever it is entered: they follow each other by the days on which they
 * were received (行政处罚法 Art 61(2)), and of one day in the order of their entries.
 */
export function withConsentAct(service: ServiceState, act: ConsentAct): ServiceState {
  const { consentedOn: _on, consentedBefore: _before, consentedAgain: _again, ...rest } = service
  const acts = [...actsOf(service), act].toSorted((one, other) => one.on.localeCompare(other.on))
  const consentedBefore: FormerConsent[] = []
  const consentedAgain: LocalDate[] = []
  let since: LocalDate | undefined
  for (const { on, given } of acts) {
    if (!given) {
      if (since !== undefined) consentedBefore.push({ from: since, until: on })
      since = undefined
    } else if (since === undefined) since = on
    else consentedAgain.push(on)
  }
  return {
    ...rest,
    ...(since === undefined ? {} : { consentedOn: since }),
    ...(consentedBefore.length > 0 ? { consentedBefore } : {}),
    ...(consentedAgain.length > 0 ? { consentedAgain } : {}),
  }
}

function actsOf({ consentedOn, consentedBefore = [], consentedAgain = [] }: ServiceState): ConsentAct[] {
  const before = consentedBefore.flatMap(({ from, until }) => [
    { on: from, given: true },
    { on: until, given: false },
  ])
  const now = [...(consentedOn === undefined ? [] : [consentedOn]), ...consentedAgain]
  return [...before, ...now.map((on) => ({ on, given: true }))]
}
