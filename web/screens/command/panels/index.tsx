import type { ComponentChildren } from 'preact'
import { listEntries } from '../../../../database/queries/cases.ts'
import type { EventType, CaseState } from '../../../../domain/case.ts'
import type { HumanCommand } from '../../../commands/types.ts'
import { authorsOf } from '../../../kit/people.ts'
import type { Asked } from '../../../kit/screen.ts'
import { GroundsPanel } from './grounds.tsx'
import { likeCases, LikeCases } from './like-cases.tsx'
import { LookAt } from './look-at.tsx'
import { PublicationPanel } from './publication.tsx'
import { RequirementsPanel } from './requirements.tsx'
import { ReviewPanel } from './review.tsx'

/** What the ledger holds that must be looked at while giving some commands; the latest of each kind is shown. */
const lookAt: Readonly<Partial<Record<HumanCommand, readonly EventType[]>>> = {
  'listing.revise': ['listing.returned'],
  'listing.answerGrounds': ['listing.defended', 'listing.hearingHeld'],
  'listing.notifyHearing': ['listing.hearingAsked'],
  'listing.serveDecision': ['listing.determined'],
  'rectification.approveExtension': ['rectification.extensionAsked'],
  'rectification.refuseExtension': ['rectification.extensionAsked'],
  'rectification.submitEvidence': ['rectification.evidenceReturned'],
  'interview.approve': ['interview.arranged'],
  'interview.hold': ['interview.arranged', 'rectification.evidenceSubmitted'],
  'objection.verify': ['objection.filed'],
  'objection.uphold': ['objection.filed', 'objection.verified'],
  'objection.reject': ['objection.filed', 'objection.verified'],
  'repair.accept': ['repair.applied', 'repair.supplemented'],
  'repair.nameGaps': ['repair.applied'],
  'repair.supplement': ['repair.gapsNamed'],
  'repair.verify': ['repair.applied', 'repair.supplemented', 'rectification.accepted'],
  'repair.grant': ['repair.applied', 'repair.supplemented', 'rectification.accepted', 'repair.verified'],
  'repair.refuse': ['repair.applied', 'repair.supplemented', 'rectification.accepted', 'repair.verified'],
  'repair.revoke': ['repair.granted', 'repair.revocationProposed'],
  'annulment.confirm': ['annulment.recorded'],
}

/** Decisions for which it helps to know how like cases were decided. */
const withLikeCases: ReadonlySet<HumanCommand> = new Set([
  'listing.review',
  'listing.determine',
  'repair.grant',
  'repair.refuse',
])

/** What to look at beside the form of a command; nothing for those that speak for themselves. */
export async function panelFor(asked: Asked, type: HumanCommand, state: CaseState): Promise<ComponentChildren> {
  const panel = await ownPanel(asked, type, state)
  if (!withLikeCases.has(type)) return panel
  return (
    <>
      {panel}
      <LikeCases {...await likeCases(asked, state)} />
    </>
  )
}

async function ownPanel(asked: Asked, type: HumanCommand, state: CaseState): Promise<ComponentChildren> {
  if (type === 'publicity.publish') return <PublicationPanel asked={asked} state={state} />
  const entries = await listEntries(asked.deps.readAs(asked.actor), state.caseNo)
  asked.speakOf(authorsOf(entries))
  if (type === 'listing.review') return <ReviewPanel state={state} entries={entries} />
  if (type === 'listing.determine') return <GroundsPanel state={state} entries={entries} />
  if (type === 'rectification.accept' || type === 'rectification.returnEvidence')
    return <RequirementsPanel state={state} entries={entries} />
  const latest = (lookAt[type] ?? []).flatMap((wanted) => entries.findLast((entry) => entry.type === wanted) ?? [])
  return latest.length === 0 ? null : <LookAt caseNo={state.caseNo} entries={latest} />
}
