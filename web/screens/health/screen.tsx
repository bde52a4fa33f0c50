import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, checkForm, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { filledIn } from '../../kit/words.ts'
import { notForYou } from '../../kit/messages.tsx'
import { dayFields, daySchema } from './clock.tsx'
import { Health } from './view.tsx'
import { clockTexts, texts } from './texts.ts'
import {
  readFigures,
  readWorkers,
  readBacklog,
  readLogStanding,
  listRefused,
  sendAllRefusedAgain,
  sendRefusedAgain,
} from '../../../casework/operation.ts'

const mostShown = 50

/** Whether the system runs: what waits in it, and for how long. */
export const healthScreen: Screen = {
  url: '/health',
  fieldsOf: () => dayFields,
  roles: ['operator', 'auditor', 'citySupervisor'],
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed } = asked
    if (actor.role !== 'operator') return notForYou
    if (one(typed, 'turn') !== '') return await turnDay(asked)
    if (one(typed, 'all') !== '') {
      const count = await sendAllRefusedAgain(deps.record)
      return { goTo: '/health', flash: told.begun(filledIn(texts.allWillBeSent, { count })) }
    }
    const id = Number(one(typed, 'again'))
    const isSent = Number.isSafeInteger(id) && (await sendRefusedAgain(deps.record, id))
    return { goTo: '/health', flash: isSent ? told.begun(texts.willBeSent) : told.attention(texts.notSent) }
  },
}

// Whoever looks at a page waits so long at most; what is not done then goes on.
const pageWaitsMs = 20_000

async function turnDay(asked: Asked): Promise<Shown> {
  const { deps, actor, typed } = asked
  const checked = one(typed, 'turn') === 'next' ? undefined : checkForm(daySchema, dayFields, { to: typed['to'] ?? '' })
  if (checked?.faults) return await show(asked, checked.faults)
  const question = checked
    ? askIfSure(asked, {
        title: filledIn(clockTexts.turnTo, { to: checked.payload.to }),
        means: clockTexts.toHint,
        act: clockTexts.turnToDay,
        leaveTo: '/health',
      })
    : undefined
  if (question) return question
  const from = daySchema.shape.to.safeParse(one(typed, 'from')).data
  const to = checked ? checked.payload.to : 'next'
  const turned = await deps.turner.turn({ to, from, by: actor.id, waitMs: pageWaitsMs })
  if (isRefusal(turned)) return await show(asked, [refusalFault(turned, 'to')])
  const { today, outstanding } = turned
  const cases = outstanding?.casesInAll ?? 0
  const isThere = to === 'next' || today >= to
  const flash = isThere
    ? outstanding
      ? told.begun(filledIn(clockTexts.atWork, { today, cases }))
      : told.done(filledIn(clockTexts.turned, { today }))
    : told.attention(filledIn(clockTexts.notThere, { today, to, cases }))
  return { goTo: '/health', flash }
}

async function show({ deps, actor, typed, visit }: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { record } = deps
  const [figures, workers, backlog, answers, refused, log, face] = await Promise.all([
    readFigures(record, visit.today),
    readWorkers(record),
    readBacklog(record),
    deps.temporalAnswers(),
    listRefused(record, mostShown),
    readLogStanding(record),
    deps.turner.face(),
  ])
  // While the engine is silent, or refuses to say, nobody knows how its schedules are.
  const amiss = answers && deps.schedulesAmiss ? await deps.schedulesAmiss().catch(() => 'unknown' as const) : []
  const shown = { figures, workers, backlog, answers, refused, log, amiss, restarts: deps.restarts?.() ?? {} }
  const body = <Health {...shown} mayAct={actor.role === 'operator'} face={face} values={typed} faults={faults} />
  return { title: texts.title, body, ...wrongBy(faults) }
}
