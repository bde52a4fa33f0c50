import type { Figures } from '../../../database/queries/health.ts'
import type { WorkersStanding } from '../../../database/queries/workers.ts'
import type { Backlog } from '../../../database/queries/supervision/backlog.ts'
import type { LogStanding } from '../../../record/log/watch.ts'
import type { RefusedMessage } from '../../../record/outbox.ts'
import type { ClockFace } from '../../../record/turning/turn.ts'
import type { Restarts } from '../../../restarts.ts'
import type { Fault } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary } from '../../form/view.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Notice, Table, Tag } from '../../kit/parts.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { recipientWords } from '../../kit/recipient-words.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { plain } from '../../kit/words.ts'
import { behind } from '../supervision/behind/address.ts'
import { SandboxClock } from './clock.tsx'
import { Refused, Restarted } from './tables.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly figures: Figures
  readonly workers: WorkersStanding
  readonly backlog: Backlog
  /** Whether the workflow engine does. */
  readonly answers: boolean
  readonly log: LogStanding
  readonly refused: readonly RefusedMessage[]
  /** Schedules that are missing or paused. */
  readonly amiss: readonly string[] | 'unknown'
  readonly restarts: Restarts
  readonly mayAct: boolean
  readonly face: ClockFace
  readonly values: Values
  readonly faults: readonly Fault[]
}

/** How the machine stands, what waits in it, and what an operator can do about it. */
export function Health(props: Props) {
  const { figures, workers, backlog, answers, refused, log, amiss, restarts, mayAct, face, values, faults } = props
  const say = useSay()
  const { actor, today } = useVisit()
  const { casesBehind, outboxWaiting, provisionalDeadlines, begunAnewToday } = figures
  const { unlogged, imports, publications, oldestMessage, oldestRecipient, oldestCase } = backlog
  const waits = casesBehind + outboxWaiting + unlogged + imports + publications > 0
  const isWell = answers && workers.alive > 0 && amiss.length === 0 && log.state === 'follows'
  const state: Tone = isWell ? (waits ? 'now' : 'done') : 'late'
  const since =
    oldestMessage &&
    say(texts.since, {
      at: momentWords(oldestMessage),
      case: oldestCase ?? '',
      to: oldestRecipient === null ? '' : say(recipientWords(oldestRecipient)),
    })
  const { comparisonFailure, proofFailure, notHanded } = log
  const told = [comparisonFailure, proofFailure, ...notHanded.map(({ place, failure }) => `${place}: ${failure}`)]
    .filter((failure) => failure !== null)
    .join('; ')
  const hours = (seconds: number | null) =>
    seconds === null ? say(texts.neverYet) : say(texts.minutesAgo, { minutes: Math.round(seconds / 60) })
  const rows = [
    {
      what: texts.engine,
      value: <Tag tone={answers ? 'done' : 'late'} text={answers ? texts.answers : texts.silent} />,
      means: texts.engineMeans,
    },
    {
      what: texts.workers,
      value: workers.alive > 0 ? workers.alive : <Tag tone="late" text={texts.noWorker} />,
      means: texts.workersMeans,
    },
    {
      what: texts.lastBeat,
      value: hours(workers.beatAgeSeconds),
      means: texts.lastBeatMeans,
    },
    {
      what: texts.schedules,
      value: (
        <Tag
          tone={amiss.length === 0 ? 'done' : 'late'}
          text={amiss === 'unknown' ? texts.unasked : amiss.length === 0 ? texts.scheduled : plain(amiss.join(', '))}
        />
      ),
      means: texts.schedulesMeans,
    },
    {
      what: texts.behind,
      value: <a href={behind({ of: 'behind', today })}>{casesBehind}</a>,
      means: texts.behindMeans,
    },
    {
      what: texts.begunAnew,
      value:
        begunAnewToday === 0 ? (
          0
        ) : (
          <Tag tone="late" text={{ zh: String(begunAnewToday), en: String(begunAnewToday) }} />
        ),
      means: texts.begunAnewMeans,
    },
    { what: texts.outbox, value: outboxWaiting, means: texts.outboxMeans },
    { what: texts.refused, value: figures.outboxRefused, means: texts.refusedMeans },
    { what: texts.oldest, value: since ?? say(texts.noneWaits), means: texts.oldestMeans },
    { what: texts.unlogged, value: unlogged, means: texts.unloggedMeans },
    {
      what: texts.log,
      value: <Tag tone={log.state === 'follows' ? 'done' : 'late'} text={texts[log.state]} />,
      means: { zh: `${texts.logMeans.zh}${told}`, en: `${texts.logMeans.en} ${told}` },
    },
    { what: texts.compared, value: hours(log.comparedAgeSeconds), means: texts.comparedMeans },
    { what: texts.signed, value: hours(log.checkpointAgeSeconds), means: texts.signedMeans },
    {
      what: texts.imports,
      value: actor?.role === 'operator' ? <a href="/imports">{imports}</a> : imports,
      means: texts.importsMeans,
    },
    { what: texts.publications, value: publications, means: texts.publicationsMeans },
    {
      what: texts.provisional,
      value: <a href={behind({ of: 'provisional' })}>{provisionalDeadlines}</a>,
      means: texts.provisionalMeans,
    },
  ]
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} />
      <Notice tone={state}>
        <p>
          <strong>
            {say(
              !answers
                ? texts.down
                : workers.alive === 0
                  ? texts.workerless
                  : log.state !== 'follows'
                    ? texts.logUnwell
                    : amiss.length > 0
                      ? texts.unscheduled
                      : waits
                        ? texts.busy
                        : texts.well,
            )}
          </strong>
        </p>
      </Notice>
      <SandboxClock face={face} values={values} faults={faults} />
      <Table
        caption={texts.figures}
        empty={texts.empty}
        rows={rows}
        columns={[
          { title: texts.what, cell: ({ what }) => say(what) },
          { title: texts.value, cell: ({ value }) => <strong>{value}</strong> },
          { title: texts.means, cell: ({ means }) => say(means) },
        ]}
      />
      {refused.length === 0 ? null : <Refused refused={refused} mayAct={mayAct} />}
      {Object.keys(restarts).length === 0 ? null : <Restarted restarts={restarts} />}
    </>
  )
}
