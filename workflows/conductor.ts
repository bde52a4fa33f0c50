import {
  CancellationScope,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'
import type { ConductorCommand } from '../domain/terms/due.ts'
import type { CaseView } from '../domain/view.ts'
import type { OutsideActivities, RecordActivities } from './activity-types.ts'
import { progressedSignal, turnedSignal, viewQuery } from './contract.ts'
import type { CaseRef } from './contract.ts'
import { isVersion } from './given.ts'

const record = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
})

// A worker that was killed is noticed by its missing heartbeats.
const outside = proxyActivities<OutsideActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m' },
})

const progressed = defineSignal<[version: number]>(progressedSignal)
const turned = defineSignal(turnedSignal)
const shown = defineQuery<CaseView>(viewQuery)

// A refused command means that clocks differ or somebody was quicker; looking again soon is enough.
const pauseAfterRefusal = '2s'
// What is due after this, the last instant there is, waits for a turn of the clock and for no timer.
const never = 8.64e15
// A fresh history before a quiet time keeps replays short; below this it would cost more than it saves.
const historyWorthDropping = 400

/** Facts and dates of one case, and the commands that the calendar gives. Every wait shares one read and one timer. */
export interface Conductor {
  readonly view: CaseView
  /** Waits until a fact holds. */
  until(fact: (view: CaseView) => boolean): Promise<void>
  /** Waits until a fact holds (true) or the instant passes first (false); the instant may move while waiting. */
  reached(fact: (view: CaseView) => boolean, instant: (view: CaseView) => number | undefined): Promise<boolean>
  /** Carries out commands; the view is that after the last one. */
  do(...commands: ConductorCommand[]): Promise<void>
  /** Looks at the record again, where a date alone changes what is due. */
  refresh(): Promise<void>
  /** Sends what has to leave the house; over when it has left, or when nothing is left of the case. */
  deliver(): Promise<void>
}

/** What conducts a case, and when nothing is left of it: it returns, with all its parts, once a view is over. */
interface Procedure {
  readonly run: (conductor: Conductor) => Promise<void>
  readonly isOver: (view: CaseView) => boolean
}

/**
 * Conducts a case with a procedure over facts until it is over. The procedure may start from the top at any time:
 * a wait that is over passes at once, a step already taken is not taken again.
 */
export async function conduct(ref: CaseRef, { run, isOver }: Procedure): Promise<void> {
  let latest = ref.version
  // The day was turned: what the view says of dates is of yesterday.
  let outdated = false
  // The SDK's own condition costs a dozen promises, each with a stack trace; a case waits in ten places at once.
  const waits = new Set<{ over: () => boolean; go: () => void }>()

  const waitFor = async (over: () => boolean): Promise<void> => {
    if (!over()) await new Promise<void>((go) => waits.add({ over, go }))
  }
  const letGo = () => {
    for (const wait of waits) {
      if (!wait.over()) continue
      waits.delete(wait)
      wait.go()
    }
  }
  setHandler(progressed, (version) => {
    if (isVersion(version)) latest = Math.max(latest, version)
    else outdated = true
    letGo()
  })
  setHandler(turned, () => {
    outdated = true
    letGo()
  })
  let newest = await apart(() => record.readCase(ref.caseNo))
  setHandler(shown, () => newest)
  // What the procedure sees. Its parts end apart, and one that has ended would miss what opens the case again: once it
  // is over for one of them it stays so until all have ended.
  let view = newest
  // Only a timer that has fired tells that an instant has passed: the workflow's clock reads differently on replay.
  let passed = 0
  let busy = 0
  let finished = false
  const instants = new Set<(view: CaseView) => number | undefined>()
  const see = (newer: CaseView) => {
    if (newer.version < newest.version) return
    newest = newer
    if (!isOver(view)) view = newest
    letGo()
  }
  const working = async <T>(work: Promise<T>): Promise<T> => {
    busy += 1
    try {
      return await work
    } finally {
      busy -= 1
    }
  }
  // Temporal replays the results of local activities that were under way together in another order than they came in.
  let lastTurn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = lastTurn.then(work)
    lastTurn = turn.catch(() => undefined)
    return await working(turn)
  }
  // One delivery at a time keeps messages in order. A platform may take hours to answer, and once the case is over no part
  // waits for it: what opens the case again would wait as well.
  let delivery: { over: boolean; readonly result: Promise<void> } | undefined
  const beginDelivery = () => {
    const begun = { over: false, result: working(outside.deliver(ref.caseNo)).then(see) }
    const end = () => {
      begun.over = true
      delivery = undefined
      letGo()
    }
    begun.result.then(end, end)
    return begun
  }
  const has = (instant: (view: CaseView) => number | undefined) => (instant(view) ?? Infinity) <= passed
  const earliest = () => Math.min(Infinity, ...[...instants].map((instant) => instant(view) ?? Infinity))

  const conductor: Conductor = {
    get view() {
      return view
    },
    until: (fact) => waitFor(() => fact(view)),
    async reached(fact, instant) {
      instants.add(instant)
      letGo()
      await waitFor(() => fact(view) || has(instant))
      instants.delete(instant)
      letGo()
      return fact(view)
    },
    async do(...commands) {
      const { view: newer, refusals } = await inTurn(() => apart(() => record.carryOut(ref.caseNo, commands)))
      see(newer)
      if (refusals.length > 0) await working(sleep(pauseAfterRefusal))
    },
    async refresh() {
      see(await inTurn(() => apart(() => record.readCase(ref.caseNo))))
    },
    async deliver() {
      const underWay = (delivery ??= beginDelivery())
      await waitFor(() => underWay.over || isOver(view))
      if (underWay.over) await underWay.result
    },
  }

  const isBehind = () => outdated || latest > newest.version
  const catchUp = async () => {
    if (isBehind()) await inTurn(catchUpInTurn)
  }
  const catchUpInTurn = async () => {
    // What was done in the turns before may have caught up already.
    const wanted = latest
    if (!isBehind()) return
    outdated = false
    see(await apart(() => record.readCase(ref.caseNo)))
    // A record that was restored to an earlier day is behind its signals: what it says now is all there is.
    if (latest === wanted) latest = Math.min(latest, newest.version)
  }

  // Armed anew only for an earlier instant: firing too early costs less than a timer for every command.
  let armed = never
  let disarm = () => {}
  const arm = (instant: number) => {
    disarm()
    armed = instant
    const timer = new CancellationScope()
    disarm = () => timer.cancel()
    const fired = () => {
      if (timer.consideredCancelled) return
      passed = Math.max(passed, instant)
      armed = never
      letGo()
    }
    timer.run(async () => await sleep(Math.max(1, instant - Date.now()))).then(fired, () => undefined)
  }

  const clockwork = async () => {
    while (!finished) {
      const next = earliest()
      if (next > passed && busy === 0 && !isBehind() && shouldDropHistory()) {
        await condition(allHandlersFinished)
        if (busy > 0 || isBehind()) continue
        await continueAsNew<(ref: CaseRef) => Promise<void>>({ caseNo: ref.caseNo, version: newest.version })
      }
      if (next > passed && next < armed) arm(next)
      await waitFor(() => finished || isBehind() || (earliest() > passed && earliest() < armed))
      await catchUp()
    }
  }

  // A message that came while the procedure ended may have opened the case again.
  const conducted = async () => {
    for (;;) {
      await run(conductor)
      await condition(allHandlersFinished)
      // A local activity that is under way when the workflow ends breaks its replay.
      await lastTurn
      await catchUp()
      view = newest
      if (isOver(view) && !isBehind()) break
    }
    finished = true
    letGo()
  }

  try {
    await Promise.race([clockwork(), conducted(), CancellationScope.current().cancelRequested])
  } finally {
    // Whoever cancels it ends it between two turns as well.
    await lastTurn
  }
}

/**
 * The result of a local activity, after everything else that came with it has run its course. One that outlasts its
 * workflow task is replayed in one activation with what came while it was under way, where it had one of its own. Nor is
 * one cancelled: on replay a request for that may come together with its start, which Temporal's core does not take.
 */
async function apart<T>(act: () => Promise<T>): Promise<T> {
  return await CancellationScope.nonCancellable(async () => {
    try {
      return await act()
    } finally {
      await restDone()
    }
  })
}

/** Resolves when no microtask of this activation is left. */
async function restDone(): Promise<void> {
  let asked = false
  // The SDK asks once at once and again when it has run them all.
  await condition(() => asked || !(asked = true))
}

function shouldDropHistory(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo()
  return continueAsNewSuggested || historyLength > historyWorthDropping
}
