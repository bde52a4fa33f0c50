import type { Actor } from '../domain/actor.ts'
import { addDays } from '../domain/calendar/days.ts'
import type { CaseState, Command, Commands, CommandType } from '../domain/case.ts'
import { lawfulCommands } from '../domain/decide.ts'
import { districts } from '../domain/identifiers/districts.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { Dice } from '../fictitious/payloads.ts'
import { payloads } from '../fictitious/payloads.ts'
import { fictitiousProposal } from '../fictitious/proposal.ts'
import { shanghaiMidnight } from '../record/clock.ts'
import type { Record } from '../record/execution.ts'
import { execute } from '../record/execute.ts'
import { usualMeasures } from '../rules/usual-measures.ts'
import { actsOfDates } from './dated-acts.ts'
import { creditCode, tradeName } from './names.ts'

/** One case that was lived to the present day through the real domain, and whose copies fill the record. */
export interface Life {
  readonly caseNo: string
  readonly openedOn: string
  readonly code: string
  readonly name: string
  readonly docNo: string
}

type Later = Exclude<CommandType, 'listing.propose'>

const days = 540
const system: Actor = { id: 'system', role: 'system' }
/** Lawful nearly always; taken as often as the rest, they would end most lives early or never let them rest. */
const seldom: Readonly<Partial<{ [T in Later]: number }>> = {
  'listing.withdraw': 80,
  'annulment.record': 200,
  'objection.file': 60,
  'repair.proposeRevocation': 100,
  'rectification.proposeReopening': 100,
  'repair.withdraw': 30,
  'repair.refuse': 10,
  'repair.nameGaps': 4,
  'rectification.askExtension': 12,
  'listing.askHearing': 5,
}
const kinds = [
  { listType: 'work-safety-severe', tier: 'serious' },
  { listType: 'market-regulation-severe', tier: 'serious' },
  { listType: 'watch-list', tier: 'minor' },
  { listType: 'watch-list', tier: 'general' },
] as const

/** Lives the nth case from a day of the last eighteen months until today. A fifth of them began in the last two months. */
export async function liveCase(record: Record, n: number, today: string, dice: Dice): Promise<Life> {
  const openedOn = addDays(today, -dice(n % 5 === 0 ? 60 : days))
  const kind = kinds[dice(kinds.length)]!
  const pudong = n % 6 === 0
  const district = pudong ? '310115' : districts[n % districts.length]!.code
  const agency = pudong ? 'agency-pudong' : `agency-${district}-${n % 3}`
  const proposal: Commands['listing.propose'] = {
    ...fictitiousProposal,
    ...kind,
    agency,
    district,
    entity: { ...fictitiousProposal.entity, code: creditCode(n), name: tradeName(n), district },
    underlyingDecision: {
      ...fictitiousProposal.underlyingDecision,
      docNo: `沪虚罚〔${openedOn.slice(0, 4)}〕${n}号`,
      decidedOn: addDays(openedOn, -20),
    },
    measures: usualMeasures[kind.tier],
  }
  let day = openedOn
  const ownTime = { ...record, clock: { ...record.clock, now: () => new Date(shanghaiMidnight(day) + 36_000_000) } }
  const propose = {
    command: { type: 'listing.propose', payload: proposal },
    actor: { id: `officer-of-${agency}`, role: 'caseOfficer', agency, district },
    requestId: 'bench',
  } as const
  const opened = await execute(ownTime, propose)
  if (isRefusal(opened) || !opened.state) throw new Error(`The proposal was refused: ${JSON.stringify(opened)}`)
  let state = opened.state
  const give = async (before: CaseState, actor: Actor, command: Command) => {
    const done = await execute(ownTime, { caseNo: before.caseNo, command, actor, requestId: 'bench' })
    return isRefusal(done) ? before : (done.state ?? before)
  }
  const staff: readonly Actor[] = [
    propose.actor,
    { id: `reviewer-of-${agency}`, role: 'reviewer', agency, district },
    { id: `second-reviewer-of-${agency}`, role: 'reviewer', agency, district },
    ...proposal.measures.map(({ department }): Actor => ({
      id: `at-${department}`,
      role: 'implementingOfficer',
      agency: department,
    })),
  ]
  const agent: Actor = { id: 'entity-bench-agent', role: 'entityAgent', entityCode: proposal.entity.code }
  const people = dice(5) === 0 ? staff : [...staff, agent]
  // How many of ten days on which something could be done bring an act.
  const diligence = 1 + dice(7)
  for (; day <= today && state.closedOn === undefined; day = addDays(day, [1, 1, 2, 3, 5, 9][dice(6)]!)) {
    for (const command of actsOfDates(state, day)) state = await give(state, system, command)
    for (let act = 0; act < 2 && dice(10) < diligence; act += 1) {
      const before = state
      const possible = people.flatMap((actor) => lawfulFor(record, before, day, actor).map((type) => ({ actor, type })))
      const wanted = possible.filter(({ type }) => dice(seldom[type] ?? 1) === 0)
      const chosen = wanted[dice(Math.max(1, wanted.length))]
      if (!chosen) break
      const { actor, type } = chosen
      state = await give(before, actor, { type, payload: payloads[type](before, day, dice) } as Command)
    }
  }
  return {
    caseNo: state.caseNo,
    openedOn,
    code: proposal.entity.code,
    name: proposal.entity.name,
    docNo: proposal.underlyingDecision.docNo,
  }
}

const lawfulFor = ({ rules, catalogue }: Record, state: CaseState, today: string, actor: Actor) =>
  lawfulCommands(state, { today, actor, rules, catalogue }) as Later[]
