import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CaseState, Commands, CommandType } from '../../domain/case.ts'
import { consented, consents, lastConsentOn } from '../../domain/service/consent.ts'
import { lawfulCommands } from '../../domain/decide.ts'
import { nextDate } from '../../fictitious/next-date.ts'
import { castOf, diceOf, randomCommand } from '../../fictitious/random-lives.ts'
import { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

// Over random lives in which all is served electronically and consent proves to have been over again and again: nobody is
// shown on a decision that was not served (行政处罚法 Art 61) or that nobody was heard before (Art 62), no term of the entity
// runs by one, and whatever the agency owes by a date somebody can do on that day and on every later one.
const { officer, system } = people
const files = [{ title: '来件（虚构）' }]
const electronic: ReadonlySet<CommandType> = new Set([
  'listing.serveNotice',
  'listing.serveDecision',
  'interview.notify',
  'listing.notifyHearing',
  'service.serve',
])

// What ends a case early, and in every other life all by which the entity would say that it was reached.
const early: readonly CommandType[] = [
  'listing.withdraw',
  'listing.waiveDefence',
  'listing.waiveHearing',
  'annulment.confirm',
]
const answers: readonly CommandType[] = [
  'listing.defend',
  'paper.defend',
  'listing.askHearing',
  'paper.askHearing',
  'rectification.commit',
  'paper.commit',
  'objection.file',
  'paper.fileObjection',
  'publicity.waivePreview',
]

/** Who can do by what command what a term asks of the agency. */
const ways: readonly (readonly [key: RegExp, ...commands: CommandType[]])[] = [
  [/^listing\.serveNotice$/, 'listing.serveNotice'],
  [/^listing\.serveDecision$/, 'listing.serveDecision'],
  [
    /^listing\.(defence|hearingRequest)$/,
    'listing.closeDefence',
    'listing.determine',
    'paper.defend',
    'listing.defend',
  ],
  [/^listing\.hearing$/, 'listing.notifyHearing', 'listing.holdHearing', 'paper.consent'],
  [/^listing\.determine$/, 'listing.determine'],
  [/^listing\.revocation$/, 'listing.proposeRevocation', 'listing.revoke', 'listing.refuseRevocation'],
  [/^rectification\.extension/, 'rectification.refuseExtension'],
  [/^rectification\.check/, 'rectification.returnEvidence', 'rectification.accept'],
  [/^service\.\d+$/, 'service.serve', 'service.postPublicly'],
  [/^paper\.confirm$/, 'paper.confirm', 'paper.refuse'],
]

function live(seed: number): { readonly life: Life; readonly seen: ReadonlySet<string> } {
  const dice = diceOf(seed)
  const life = new Life('2026-04-07', { checkFold: false }).do(officer, 'listing.propose', proposal())
  const cast: Actor[] = [...castOf(proposal()), officer, people.reviewer, people.entity, people.reviewer]
  const paper = { statement: '声明', receivedOn: life.today, method: 'post', files } as const
  life.do(officer, 'paper.consent', paper)
  const seen = new Set<string>()
  for (let attempt = 0; attempt < 140; attempt += 1) {
    if (dice(6) === 0) life.on(dice(2) === 0 ? nextDate(life.now, life.today) : addDays(life.today, 1 + dice(20)))
    const never = seed % 2 === 0 ? [...early, ...answers] : early
    if (dice(40) === 0) papers(life, dice)
    const actor = cast[dice(cast.length)]!
    const command = randomCommand(life.now, life.context(actor), dice, never)
    if (command === undefined) continue
    const before = life.now.version
    life.try(actor, command.type, given(life, command.type, command.payload) as never)
    if (life.now.version > before) look(life, seed)
  }
  for (const { type, data } of life.ledger)
    if (type === 'service.voided') seen.add(`${data.letter.split('.')[0]}${data.falls ? ' falls' : ''}`)
    else if (type === 'listing.reopened') seen.add(`${data.right} ${data.falls ? 'anew' : 'held'}`)
  if (life.now.publicity && life.ledger.some(({ type }) => type === 'service.voided')) seen.add('public')
  return { life, seen }
}

/** Served by arriving, wherever there is a consent on that day. */
const given = ({ now, today }: Life, type: CommandType, payload: Commands[CommandType]) =>
  electronic.has(type) && consented(now, today) && (payload as { method?: string }).method !== 'public'
    ? { ...payload, method: 'electronic', servedOn: today }
    : payload

/** A consent of today, or a withdrawal that was received some days ago and is entered only now. */
function papers(life: Life, dice: (n: number) => number): void {
  if (dice(3) === 0) return saidInTime(life, dice)
  // Often as old as the consent itself, so that nothing has arrived by it.
  const receivedOn = dice(2) === 0 ? addDays(life.today, -dice(40)) : (lastConsentOn(life.now) ?? life.today)
  const paper = { statement: '声明', receivedOn, method: 'post', files } as const
  if (!consents(life.now)) life.try(officer, 'paper.consent', { ...paper, receivedOn: life.today })
  else if (life.try(officer, 'paper.withdrawConsent', paper) === undefined) look(life, -1)
  // Sometimes the second person looks at once, sometimes among all else that he may do.
  if (life.now.paper === undefined || dice(2) > 0) return
  life.try(people.reviewer, 'paper.confirm', { comments: '来件属实' })
  look(life, -2)
}

/** What the entity has said in its term, entered whenever the dice fall: often after the determination. */
function saidInTime(life: Life, dice: (n: number) => number): void {
  const { toldSince, noticeServedOn, defenceUntil } = life.now.listing
  const since = toldSince ?? noticeServedOn
  if (since === undefined) return
  const last = defenceUntil !== undefined && defenceUntil < life.today ? defenceUntil : life.today
  const paper = { receivedOn: dice(2) === 0 ? since : last, method: 'post', files } as const
  const refusal =
    dice(2) === 0
      ? life.try(officer, 'paper.defend', {
          grounds: [{ id: `g${life.now.version}`, text: '事实不符' }],
          evidence: [],
          ...paper,
        })
      : life.try(officer, 'paper.askHearing', { reason: '要求听证', ...paper })
  if (refusal === undefined) look(life, -2)
}

function look(life: Life, seed: number): void {
  const { now } = life
  const at = `seed ${seed}, entry ${now.version} (${life.ledger.at(-1)?.type})`
  const { listing, publicity, rectification, deadlines } = now
  const isShown = publicity?.status === 'published' && now.undoing === undefined
  if (isShown) expect([listing.status, listing.unheard ?? false], at).toEqual(['listed', false])
  if ('rectification.due' in deadlines && now.undoing === undefined) expect(listing.status, at).toBe('listed')
  if (rectification?.overdueOn !== undefined && now.undoing === undefined) expect(listing.status, at).toBe('listed')
  if (now.closedOn !== undefined) return
  for (const key of Object.keys(deadlines)) {
    const way = ways.find(([pattern]) => pattern.test(key))
    if (way === undefined) continue
    const [, ...commands] = way
    for (const later of [0, 400])
      expect(isOpen(life, now, commands, later), `${key} at ${at}, ${later} days later`).toBe(true)
  }
}

// On that day, or by a date that still runs: a hearing is held on its day, and a public notice has its days.
function isOpen(life: Life, state: CaseState, commands: readonly CommandType[], later: number): boolean {
  const today = addDays(life.today, later)
  const all = [officer, people.secondOfficer, people.reviewer, people.secondReviewer, people.entity, system]
  const lawful = new Set(all.flatMap((actor) => lawfulCommandsOn(life, state, actor, today)))
  return commands.some((command) => lawful.has(command)) || (later === 0 && nextDate(state, today) < '2100')
}

function lawfulCommandsOn(life: Life, state: CaseState, actor: Actor, today: string): readonly CommandType[] {
  return lawfulCommands(state, { ...life.context(actor), today })
}

describe('lives in which electronic services prove void', () => {
  it('show nobody unserved or unheard, and always lead on', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 250; seed += 1) {
      const { life, seen: more } = live(seed)
      life.checkFold()
      for (const one of more) seen.add(one)
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'notice',
        'notice falls',
        'decision',
        'public',
        'defence anew',
        'defence held',
        'hearing anew',
        'hearing held',
      ]),
    )
  }, 120_000)
})
