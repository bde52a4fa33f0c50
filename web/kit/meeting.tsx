import { latestEntry } from '../../database/queries/entries.ts'
import type { Queryable } from '../../database/reading.ts'
import type { CaseState } from '../../domain/case.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { isHearingOwed } from '../../domain/listing/rights.ts'
import { distanceWords } from './deadline-words.ts'
import type { Row } from './parts.tsx'
import { SummaryList, Tag } from './parts.tsx'
import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'

/** A hearing or an interview that has its day, and whether the entity has been told of that day. */
export interface Meeting {
  /** The kind of entry that says where it takes place. */
  readonly told: 'listing.hearingNotified' | 'interview.arranged'
  readonly title: Bilingual
  readonly on: LocalDate
  readonly isNotified: boolean
  /** Another day that waits to be approved. */
  readonly movesTo?: LocalDate
}

const titles = {
  hearing: { zh: '听证日期', en: 'Day of the hearing' },
  reminder: { zh: '提示约谈日期', en: 'Day of the reminder interview' },
  warning: { zh: '警示约谈日期', en: 'Day of the warning interview' },
}

/** The hearing or interview that is to take place next; undefined when none has a day. */
export function meetingOf(state: CaseState): Meeting | undefined {
  if (state.closedOn !== undefined) return undefined
  const { hearing } = state.listing
  if (hearing?.hearingOn !== undefined && isHearingOwed(state))
    return { told: 'listing.hearingNotified', title: titles.hearing, on: hearing.hearingOn, isNotified: true }
  const last = state.interviews.at(-1)
  if (!last || last.scheduledOn === undefined || !['arranged', 'approved', 'notified'].includes(last.status))
    return undefined
  return {
    told: 'interview.arranged',
    title: titles[last.kind],
    on: last.scheduledOn,
    isNotified: last.status === 'notified',
    ...(last.move ? { movesTo: last.move.scheduledOn } : {}),
  }
}

/** The meeting to come, for the reader of a page: the entity knows of it from its notice on. */
export function useMeeting(state: CaseState): Meeting | undefined {
  const { actor } = useVisit()
  const meeting = meetingOf(state)
  return actor?.role === 'entityAgent' && !meeting?.isNotified ? undefined : meeting
}

const dayWords = {
  past: { zh: '日期已过', en: 'Day has passed' },
  today: { zh: '今天举行', en: 'Today' },
  notTold: { zh: '尚未通知', en: 'Not notified yet' },
}

/** The day of a meeting and how far away it is. A day that has passed is to be recorded and nobody's lateness yet. */
export function MeetingDay({ on, isNotified }: Pick<Meeting, 'on' | 'isNotified'>) {
  const { today } = useVisit()
  const near = distanceWords(on, today)
  return (
    <>
      <time dateTime={on}>{on}</time>{' '}
      {on < today ? (
        <Tag tone="now" text={dayWords.past} />
      ) : (
        <Tag tone={on === today ? 'now' : near.tone} text={on === today ? dayWords.today : near.text} />
      )}{' '}
      {isNotified ? null : <Tag tone="plain" text={dayWords.notTold} />}
    </>
  )
}

/** A meeting with what is said of it where it was fixed. */
export interface PlacedMeeting extends Meeting {
  readonly place?: string
  readonly chair?: string
}

/** The meeting to come with its place, as far as the reader may know: the entity from its notice on. */
export async function placedMeeting(
  db: Queryable,
  state: CaseState,
  { isEntity = false }: { readonly isEntity?: boolean } = {},
): Promise<PlacedMeeting | undefined> {
  const meeting = meetingOf(state)
  if (!meeting || (isEntity && !meeting.isNotified)) return undefined
  const { place, chair } = (await latestEntry(db, state.caseNo, [meeting.told]))?.data ?? {}
  return {
    ...meeting,
    ...(typeof place === 'string' ? { place } : {}),
    ...(typeof chair === 'string' ? { chair } : {}),
  }
}

const cardTexts = {
  place: { zh: '地点', en: 'Place' },
  chair: { zh: '主持人', en: 'Chaired by' },
  movesTo: { zh: '改期（待批准）', en: 'To be moved to (not approved yet)' },
}

/** When and where somebody has to come, above all else on the pages of a case; nothing where there is no meeting. */
export function MeetingCard({ meeting }: { readonly meeting: PlacedMeeting | undefined }) {
  const say = useSay()
  if (!meeting) return null
  const { title, place, chair, movesTo } = meeting
  const rows: readonly (Row | undefined)[] = [
    { term: title, value: <MeetingDay {...meeting} /> },
    movesTo === undefined ? undefined : { term: cardTexts.movesTo, value: movesTo },
    place === undefined ? undefined : { term: cardTexts.place, value: place },
    chair === undefined ? undefined : { term: cardTexts.chair, value: chair },
  ]
  return (
    <section class="card" aria-label={say(title)}>
      <SummaryList rows={rows.flatMap((row) => row ?? [])} />
    </section>
  )
}

/** The day of a meeting in a line of a list, with what it is. */
export function MeetingLine({ meeting }: { readonly meeting: Meeting | undefined }) {
  const say = useSay()
  if (!meeting) return null
  return (
    <p class="meeting">
      {say(meeting.title)}：<MeetingDay {...meeting} />
    </p>
  )
}
