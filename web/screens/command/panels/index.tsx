import type { ComponentChildren } from 'preact'
import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import { listEntries } from '../../../../database/queries/cases.ts'
import type { EventType, CaseState } from '../../../../domain/case.ts'
import type { HumanCommand } from '../../../../domain/decide.ts'
import { authorsOf } from '../../../kit/people.ts'
import type { Asked } from '../../../kit/screen.ts'
import { Twins, twinsOf } from '../../../kit/same-decision.tsx'
import { GroundsPanel } from './grounds.tsx'
import { likeCases, LikeCases } from './like-cases.tsx'
import { LookAt } from './look-at.tsx'
import { PublicationPanel } from './publication.tsx'
import { RequirementsPanel } from './requirements.tsx'
import { ReviewPanel } from './review.tsx'
import { lettersToServe, ToServe } from './to-serve.tsx'

type Panel = (asked: Asked, state: CaseState) => Promise<ComponentChildren>

const toServe: Panel = async (asked, state) => (
  <ToServe caseNo={state.caseNo} letters={await lettersToServe(asked, state)} />
)

const nothing: Panel = async () => null

/** A panel over the ledger of the case. */
const reading =
  (show: (state: CaseState, entries: readonly LedgerEntry[]) => ComponentChildren): Panel =>
  async ({ deps, actor, speakOf }, state) => {
    const entries = await listEntries(deps.readAs(actor), state.caseNo)
    speakOf(authorsOf(entries))
    return show(state, entries)
  }

/** What the ledger holds that must be looked at: the latest of each kind. */
const latest = (...kinds: readonly EventType[]): Panel =>
  reading(({ caseNo }, entries) => {
    const found = kinds.flatMap((kind) => entries.findLast(({ type }) => type === kind) ?? [])
    return found.length === 0 ? null : <LookAt caseNo={caseNo} entries={found} />
  })

const requirements = reading((state, entries) => <RequirementsPanel state={state} entries={entries} />)

const panels: Readonly<Record<HumanCommand, Panel>> = {
  'listing.review': reading((state, entries) => <ReviewPanel state={state} entries={entries} />),
  'listing.revise': latest('listing.returned'),
  'listing.withdraw': nothing,
  'listing.serveNotice': toServe,
  'listing.defend': nothing,
  'listing.waiveDefence': nothing,
  'listing.waiveHearing': nothing,
  'listing.recordWaiver': nothing,
  'listing.confirmWaiver': latest('listing.waiverRecorded'),
  'listing.refuseWaiver': latest('listing.waiverRecorded'),
  'listing.askHearing': nothing,
  'listing.notifyHearing': latest('listing.hearingAsked'),
  'listing.holdHearing': latest('listing.hearingNotified'),
  'listing.endHearing': latest('listing.hearingNotified'),
  'listing.answerGrounds': latest('listing.defended', 'listing.hearingHeld'),
  'listing.determine': reading((state, entries) => <GroundsPanel state={state} entries={entries} />),
  'listing.serveDecision': async (asked, state) => (
    <>
      {await toServe(asked, state)}
      {await latest('listing.determined')(asked, state)}
    </>
  ),
  'listing.proposeRevocation': latest('listing.determined'),
  'listing.revoke': latest('listing.determined', 'listing.revocationProposed'),
  'listing.refuseRevocation': latest('listing.determined', 'listing.revocationProposed'),
  'publicity.publish': async (asked, state) => <PublicationPanel asked={asked} state={state} />,
  'publicity.waivePreview': async (asked, state) => <PublicationPanel asked={asked} state={state} />,
  'measure.acknowledge': nothing,
  'measure.carryOut': nothing,
  'measure.feedBack': nothing,
  'measure.handOver': nothing,
  'measure.confirmLift': nothing,
  'rectification.commit': nothing,
  'rectification.submitEvidence': latest('rectification.evidenceReturned'),
  'rectification.accept': requirements,
  'rectification.returnEvidence': requirements,
  'rectification.askExtension': nothing,
  'rectification.approveExtension': latest('rectification.extensionAsked'),
  'rectification.refuseExtension': latest('rectification.extensionAsked'),
  'rectification.proposeReopening': latest('rectification.evidenceSubmitted', 'rectification.accepted'),
  'rectification.reopen': latest('rectification.evidenceSubmitted', 'rectification.reopeningProposed'),
  'rectification.refuseReopening': latest('rectification.evidenceSubmitted', 'rectification.reopeningProposed'),
  'interview.arrange': latest('interview.returned', 'interview.arranged'),
  'interview.approve': latest('interview.arranged'),
  'interview.return': latest('interview.arranged'),
  'interview.notify': toServe,
  'interview.move': nothing,
  'interview.hold': latest('interview.arranged', 'rectification.evidenceSubmitted'),
  'interview.recordNoShow': nothing,
  'objection.file': nothing,
  'objection.verify': latest('objection.filed'),
  'objection.uphold': latest('objection.filed', 'objection.verified', 'correction.proposed'),
  'objection.reject': latest('objection.filed', 'objection.verified'),
  'repair.apply': nothing,
  'repair.nameGaps': latest('repair.applied'),
  'repair.supplement': latest('repair.gapsNamed'),
  'repair.accept': latest('repair.applied', 'repair.supplemented'),
  'repair.verify': latest('repair.applied', 'repair.supplemented', 'rectification.accepted'),
  'repair.grant': latest('repair.applied', 'repair.supplemented', 'rectification.accepted', 'repair.verified'),
  'repair.refuse': latest('repair.applied', 'repair.supplemented', 'rectification.accepted', 'repair.verified'),
  'repair.withdraw': nothing,
  'repair.proposeRevocation': nothing,
  'repair.defendRevocation': latest('repair.revocationProposed'),
  'repair.revoke': latest('repair.granted', 'repair.revocationProposed', 'repair.revocationDefended'),
  'repair.refuseRevocation': latest('repair.granted', 'repair.revocationProposed', 'repair.revocationDefended'),
  'repair.proposeBar': latest('repair.applied', 'repair.verified', 'repair.refused'),
  'repair.defendBar': latest('repair.barProposed'),
  'repair.bar': latest('repair.barProposed', 'repair.barDefended'),
  'repair.refuseBar': latest('repair.barProposed', 'repair.barDefended'),
  'paper.defend': nothing,
  'paper.askHearing': nothing,
  'paper.commit': nothing,
  'paper.submitEvidence': latest('rectification.evidenceReturned'),
  'paper.askExtension': nothing,
  'paper.fileObjection': nothing,
  'paper.applyRepair': nothing,
  'paper.supplementRepair': latest('repair.gapsNamed'),
  'paper.withdrawRepair': nothing,
  'paper.defendRevocation': latest('repair.revocationProposed'),
  'paper.defendBar': latest('repair.barProposed'),
  'paper.consent': nothing,
  'paper.withdrawConsent': nothing,
  'paper.confirm': latest('paper.entered'),
  'paper.refuse': latest('paper.entered'),
  'service.consent': nothing,
  'service.withdrawConsent': nothing,
  'service.recordAttempt': nothing,
  'service.postPublicly': latest('service.attemptFailed'),
  'service.serve': toServe,
  'annulment.record': nothing,
  'annulment.confirm': latest('annulment.recorded'),
  'annulment.refuse': latest('annulment.recorded'),
  'correction.propose': nothing,
  'correction.confirm': latest('correction.proposed'),
  'correction.refuse': latest('correction.proposed'),
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
  const panel = await panels[type](asked, state)
  if (!withLikeCases.has(type)) return panel
  return (
    <>
      <Twins cases={await twinsOf(asked, state)} />
      {panel}
      <LikeCases {...await likeCases(asked, state)} />
    </>
  )
}
