import { readFigures } from '../../../database/queries/health.ts'
import type { Figures } from '../../../database/queries/health.ts'
import { readBacklog } from '../../../database/queries/supervision/backlog.ts'
import type { Backlog } from '../../../database/queries/supervision/backlog.ts'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Notice, Table, Tag } from '../../kit/parts.tsx'
import type { Tone } from '../../kit/parts.tsx'
import type { Screen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { behind } from '../supervision/behind/address.ts'
import { texts } from './texts.ts'

/** Whether the system runs: what waits in it, and for how long. */
export const healthScreen: Screen = {
  url: '/health',
  roles: ['operator', 'auditor', 'citySupervisor'],
  get: async ({ deps }) => {
    const { pool } = deps.record
    const [figures, backlog, answers] = await Promise.all([
      readFigures(pool),
      readBacklog(pool),
      deps.temporalAnswers(),
    ])
    return { title: texts.title, body: <Health figures={figures} backlog={backlog} answers={answers} /> }
  },
}

interface Props {
  readonly figures: Figures
  readonly backlog: Backlog
  /** Whether the workflow engine does. */
  readonly answers: boolean
}

function Health({ figures, backlog, answers }: Props) {
  const say = useSay()
  const { lang } = useVisit()
  const { casesBehind, outboxWaiting, provisionalDeadlines } = figures
  const { unlogged, imports, publications, oldestMessage, oldestRecipient, oldestCase } = backlog
  const waits = casesBehind + outboxWaiting + unlogged + imports + publications > 0
  const state: Tone = answers ? (waits ? 'now' : 'done') : 'late'
  const since =
    oldestMessage &&
    say(texts.since, { at: momentWords(oldestMessage, lang), case: oldestCase ?? '', to: oldestRecipient ?? '' })
  const rows = [
    {
      what: texts.engine,
      value: <Tag tone={answers ? 'done' : 'late'} text={answers ? texts.answers : texts.silent} />,
      means: texts.engineMeans,
    },
    { what: texts.behind, value: <a href={behind({ of: 'behind' })}>{casesBehind}</a>, means: texts.behindMeans },
    { what: texts.outbox, value: outboxWaiting, means: texts.outboxMeans },
    { what: texts.oldest, value: since ?? say(texts.noneWaits), means: texts.oldestMeans },
    { what: texts.unlogged, value: unlogged, means: texts.unloggedMeans },
    { what: texts.imports, value: imports, means: texts.importsMeans },
    { what: texts.publications, value: publications, means: texts.publicationsMeans },
    {
      what: texts.provisional,
      value: <a href={behind({ of: 'provisional' })}>{provisionalDeadlines}</a>,
      means: texts.provisionalMeans,
    },
  ]
  return (
    <>
      <Heading title={texts.title} />
      <Notice tone={state}>
        <p>
          <strong>{say(answers ? (waits ? texts.busy : texts.well) : texts.down)}</strong>
        </p>
      </Notice>
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
    </>
  )
}
