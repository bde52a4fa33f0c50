import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import { consentedFrom } from '../service/consent.ts'
import { decidedBar, pendingBar } from '../repair/bar.ts'
import type { PaperCommand } from './acts.ts'

const notice = ({ listing }: CaseState) => listing.toldSince ?? listing.noticeServedOn
const decision = ({ listing }: CaseState) => listing.listedOn

/** The day of the event that each paper answers: none of them was received before. */
export const answers: { readonly [T in PaperCommand]: (state: CaseState) => LocalDate | undefined } = {
  'paper.defend': notice,
  'paper.askHearing': notice,
  'paper.commit': decision,
  'paper.submitEvidence': decision,
  'paper.askExtension': decision,
  'paper.fileObjection': decision,
  'paper.applyRepair': ({ publicity }) => publicity?.from,
  'paper.supplementRepair': ({ repairs }) => repairs.at(-1)?.gapsToldOn,
  'paper.withdrawRepair': ({ repairs }) => repairs.at(-1)?.appliedOn,
  'paper.defendRevocation': ({ repairs }) =>
    repairs.at(-1)?.revocationProposedOn ?? repairs.at(-1)?.revocationDefence?.from,
  'paper.defendBar': (state) => (pendingBar(state) ?? decidedBar(state))?.proposedOn,
  // Given with the penalty, it may be older than the case.
  'paper.consent': () => undefined,
  'paper.withdrawConsent': consentedFrom,
}
