import type { paperRefusals } from '../../../domain/paper/refusals.ts'
import { bring, inReview, notified } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer } = people
const request = { reason: '要求听证', receivedOn: '2026-04-07', method: 'post' } as const
const scan = [{ title: '来件扫描件（虚构）' }]

// Served electronically on 7 April; that consent had been withdrawn that day is said later, on paper.
const waiting = () => {
  const life = bring(inReview(), 'reviewed', 'inReview')
  const receipt = { receivedOn: '2026-04-07', method: 'post', files: scan } as const
  life.do(officer, 'paper.consent', { statement: '同意', ...receipt })
  life.do(officer, 'listing.serveNotice', { method: 'electronic', servedOn: '2026-04-07', proof: '到达记录' })
  life.on('2026-04-15').do(people.system, 'listing.closeDefence', {})
  life.do(people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
  const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
  life.do(officer, 'listing.serveDecision', { method: 'direct', servedOn: '2026-04-15', proof: '回证', ...numbers })
  life.try(officer, 'paper.withdrawConsent', { statement: '撤回', ...receipt })
  return life.on('2026-04-22')
}

export const ofPaper: Provoked<typeof paperRefusals> = {
  'paper.noScan': () => notified().try(officer, 'paper.askHearing', { ...request, files: [] }),
  'paper.waiting': () =>
    waiting().try(officer, 'paper.withdrawConsent', {
      statement: '撤回',
      receivedOn: '2026-04-07',
      method: 'post',
      files: scan,
    }),
  'paper.waitingToFall': () => waiting().try(people.system, 'publicity.publish', {}),
  'paper.noneWaits': () => notified().try(people.reviewer, 'paper.refuse', { reasons: '理由' }),
  'paper.sameConfirmer': () =>
    waiting().try({ ...people.reviewer, id: officer.id }, 'paper.confirm', { comments: '属实' }),
  'paper.ownAgent': () =>
    notified().try({ ...officer, entityCode: '91310115MA1FAKE27N' }, 'paper.askHearing', { ...request, files: scan }),
}
