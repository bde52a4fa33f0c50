import { describe, expect, it } from 'vitest'
import type { ConductorCommand } from '../../domain/terms/due.ts'
import { viewOf } from '../../domain/view.ts'
import type { CaseView } from '../../domain/view.ts'
import type { Conductor } from '../../workflows/conductor.ts'
import { owesAct } from '../../workflows/owing.ts'
import { defenceAgain } from '../../workflows/phases/notice-and-defence.ts'
import { bring, determined, inReview } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { codeOf, due, list } from './scenarios.ts'

const { officer, reviewer, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const withdrawn = (life: Life, on: string) => life.do(officer, 'paper.withdrawConsent', paper(on))
const running = ({ now }: Life) => Object.keys(now.deadlines).toSorted()
const midnight = (date: string) => Date.parse(`${date}T00:00Z`)
const view = ({ now, today }: Life) => viewOf(now, today, midnight)

/** What the calendar does about the rights of the entity on the day of a life. */
async function defended(life: Life): Promise<readonly string[]> {
  const given: string[] = []
  const conductor = {
    get view() {
      return view(life)
    },
    reached: async (fact: (now: CaseView) => boolean, instant: (now: CaseView) => number | undefined) =>
      fact(view(life)) || (instant(view(life)) ?? Infinity) > midnight(life.today),
    do: async (...commands: readonly ConductorCommand[]) => {
      for (const { type, payload } of commands) life.do(system, type, payload)
      given.push(...commands.map(({ type }) => type))
    },
  }
  await defenceAgain(conductor as unknown as Conductor)
  return given
}

/** Determined on 15 April on a notice that arrived electronically on the 7th, before a withdrawal that came that day. */
function unheard(): Life {
  const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
  life.do(officer, 'listing.serveNotice', sent('2026-04-07'))
  return life.on('2026-04-15').do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
}

// 行政处罚法 Art 38: decided against procedure so gravely it is void. What is public burdens the entity already.
describe('a determination that nobody was heard before and that is public', () => {
  const held = () => {
    const life = unheard().do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers })
    return withdrawn(life.on('2026-04-22').do(system, 'publicity.publish', {}), '2026-04-07')
  }

  it('is to be revoked within three working days, however late somebody proposes it', () => {
    const life = held()
    expect(due(life, 'listing.revocation')).toBe('2026-04-27')
    life.on('2026-04-24').do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    expect(due(life, 'listing.revocation')).toBe('2026-04-27')
    life.do(reviewer, 'listing.revoke', { reasons: '告知无效' })
    expect(running(life)).not.toContain('listing.revocation')
  })

  it('is served in no way where its decision proves void too, not by public notice either', () => {
    const life = unheard()
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-15'), ...numbers })
    withdrawn(life.on('2026-04-22').do(system, 'publicity.publish', {}), '2026-04-07')
    expect(running(life)).toContain('listing.revocation')
    expect(running(life)).not.toContain('listing.serveDecision')
    const attempt = { method: 'direct', on: '2026-04-22', result: '无人签收' } as const
    expect(codeOf(life.try(officer, 'service.recordAttempt', attempt))).toBe('service.nothingToServe')
  })

  it('stands by no refusal of that, which would hold it for ever', () => {
    const life = held().do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    expect(codeOf(life.try(reviewer, 'listing.refuseRevocation', { reasons: '无' }))).toBe('listing.unheard')
    expect(codeOf(life.try(reviewer, 'listing.revoke', { reasons: '告知无效' }))).toBe('done')
  })
})

describe('the conductor', () => {
  it('has nothing to publish while a decision is to be served again', async () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers })
    withdrawn(life.on('2026-04-13'), '2026-04-10')
    // Whatever it waits for, it is already past determination.
    expect(view(life).heldBack).toBe(true)
    expect(await owesAct({ ...view(life), listing: 'listed', deadlines: {} })).toBe(false)
  })

  it('ends the terms for the defence that run once more', async () => {
    const life = withdrawn(unheard(), '2026-04-07').on('2026-04-16')
    life.do(officer, 'listing.serveNotice', handed('2026-04-16'))
    expect(await defended(life.on('2026-04-23'))).toEqual([])
    expect(await defended(life.on('2026-04-24'))).toEqual(['listing.closeDefence'])
    expect(life.now.listing.status).toBe('determination')
  })
})
