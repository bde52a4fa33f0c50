import type { CommandType } from '../../domain/case.ts'

/** The whole case as a handful of words: written from the policy, not from the code. */
export interface Model {
  listing: string
  hearing: 'none' | 'asked' | 'notified' | 'held'
  grounds: boolean
  publicity: 'none' | 'on' | 'off'
  measures: Record<string, string>
  rectification: string
  committed: boolean
  extension: 'none' | 'asked' | 'used'
  overdue: boolean
  referred: boolean
  interview: string
  interviews: number
  moved: boolean
  objection: string
  marked: boolean
  repair: string
  gapsTold: boolean
  revocation: boolean
  annulment: 'none' | 'recorded' | 'confirmed'
  undoing: Set<string> | undefined
  reason: string
  closed: string | undefined
}

export const firstModel = (measures: readonly string[]): Model => ({
  listing: 'inReview',
  hearing: 'none',
  grounds: false,
  publicity: 'none',
  measures: Object.fromEntries(measures.map((code) => [code, 'proposed'])),
  rectification: 'none',
  committed: false,
  extension: 'none',
  overdue: false,
  referred: false,
  interview: 'none',
  interviews: 0,
  moved: false,
  objection: 'none',
  marked: false,
  repair: 'none',
  gapsTold: false,
  revocation: false,
  annulment: 'none',
  undoing: undefined,
  reason: '',
  closed: undefined,
})

const running = (m: Model) => m.closed === undefined && m.undoing === undefined
const inForce = (m: Model) => running(m) && m.listing === 'listed'
const listing =
  (...words: string[]) =>
  (m: Model) =>
    running(m) && words.includes(m.listing)
const measure =
  (...words: string[]) =>
  (m: Model, p: { measure?: string }) =>
    words.includes(m.measures[p.measure ?? ''] ?? '')
const rectifying =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && words.includes(m.rectification)
const interview =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && m.rectification !== 'accepted' && words.includes(m.interview)
const objection =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && words.includes(m.objection)
const repair =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && words.includes(m.repair)
const repaired = (m: Model) => m.repair === 'granted' && m.reason === 'repaired'

/** When a command is lawful by its state. `date` marks those that may still fail for a date or the payload. */
export const lawful: Record<
  Exclude<CommandType, 'listing.propose'>,
  { if: (m: Model, payload: any) => boolean; date?: true }
> = {
  'listing.review': { if: listing('inReview') },
  'listing.revise': { if: listing('inReview', 'returned') },
  'listing.withdraw': { if: listing('inReview', 'returned', 'reviewed', 'defence', 'determination') },
  'listing.serveNotice': { if: listing('reviewed') },
  'listing.defend': { if: listing('defence'), date: true },
  'listing.waiveDefence': { if: listing('defence') },
  'listing.closeDefence': { if: listing('defence'), date: true },
  'listing.askHearing': { if: (m) => listing('defence', 'determination')(m) && m.hearing === 'none', date: true },
  'listing.notifyHearing': {
    if: (m) => listing('defence', 'determination')(m) && (m.hearing === 'asked' || m.hearing === 'notified'),
  },
  'listing.holdHearing': { if: (m) => listing('defence', 'determination')(m) && m.hearing === 'notified', date: true },
  'listing.answerGrounds': { if: (m) => listing('determination')(m) && m.grounds, date: true },
  'listing.determine': {
    if: (m) => listing('determination')(m) && (m.hearing === 'none' || m.hearing === 'held'),
    date: true,
  },
  'listing.serveDecision': { if: listing('determined') },
  'publicity.publish': { if: (m) => inForce(m) && m.publicity === 'none' },
  'publicity.expire': { if: (m) => inForce(m) && m.publicity === 'on', date: true },
  'measure.dispatch': { if: (m, p) => inForce(m) && m.publicity === 'on' && measure('determined')(m, p) },
  'measure.acknowledge': { if: (m, p) => inForce(m) && measure('dispatched')(m, p) },
  'measure.carryOut': { if: (m, p) => inForce(m) && measure('acknowledged')(m, p) },
  'measure.feedBack': { if: (m, p) => inForce(m) && measure('carriedOut', 'acknowledged')(m, p), date: true },
  'measure.orderLift': {
    if: (m, p) =>
      !m.closed && m.undoing !== undefined && measure('dispatched', 'acknowledged', 'carriedOut', 'fedBack')(m, p),
  },
  'measure.confirmLift': { if: (m, p) => !m.closed && m.undoing !== undefined && measure('liftOrdered')(m, p) },
  'rectification.commit': { if: (m) => rectifying('ordered', 'submitted', 'returned')(m) && !m.committed },
  'rectification.submitEvidence': { if: (m) => rectifying('ordered', 'returned')(m) && m.committed },
  'rectification.accept': { if: rectifying('submitted') },
  'rectification.returnEvidence': { if: rectifying('submitted') },
  'rectification.askExtension': {
    if: (m) => rectifying('ordered', 'submitted', 'returned')(m) && m.extension === 'none',
    date: true,
  },
  'rectification.approveExtension': { if: (m) => inForce(m) && m.extension === 'asked' },
  'rectification.refuseExtension': { if: (m) => inForce(m) && m.extension === 'asked' },
  'rectification.markOverdue': {
    if: (m) => rectifying('ordered', 'submitted', 'returned')(m) && !m.overdue,
    date: true,
  },
  'rectification.refer': {
    if: (m) => rectifying('ordered', 'returned')(m) && m.overdue && !m.referred && m.interviews === 2,
    date: true,
  },
  'interview.open': {
    if: (m) => rectifying('ordered', 'returned')(m) && m.overdue && !m.referred && m.interviews < 2,
    date: true,
  },
  'interview.arrange': { if: interview('opened', 'arranged') },
  'interview.approve': { if: interview('arranged') },
  'interview.notify': { if: interview('approved'), date: true },
  'interview.move': { if: (m) => interview('notified')(m) && !m.moved },
  'interview.hold': { if: interview('notified'), date: true },
  'interview.recordNoShow': { if: interview('notified'), date: true },
  'objection.file': { if: (m) => inForce(m) && m.publicity === 'on' && !['filed', 'verified'].includes(m.objection) },
  'objection.mark': { if: (m) => objection('filed', 'verified')(m) && !m.marked },
  'objection.verify': { if: objection('filed') },
  'objection.uphold': { if: objection('verified') },
  'objection.reject': { if: objection('verified') },
  'repair.apply': {
    if: (m) =>
      inForce(m) &&
      m.rectification === 'accepted' &&
      !['applied', 'gapsNamed', 'accepted', 'verified'].includes(m.repair),
    date: true,
  },
  'repair.nameGaps': { if: (m) => repair('applied')(m) && !m.gapsTold },
  'repair.supplement': { if: repair('gapsNamed') },
  'repair.lapse': { if: repair('gapsNamed'), date: true },
  'repair.accept': { if: repair('applied') },
  'repair.verify': { if: repair('accepted') },
  'repair.grant': { if: repair('verified') },
  'repair.refuse': { if: repair('verified') },
  'repair.withdraw': { if: repair('applied', 'gapsNamed', 'accepted', 'verified') },
  'repair.proposeRevocation': { if: (m) => repaired(m) && !m.revocation },
  'repair.revoke': { if: (m) => repaired(m) && m.revocation },
  'annulment.record': { if: (m) => m.annulment === 'none' && !['notListed', 'withdrawn'].includes(m.closed ?? '') },
  'annulment.confirm': { if: (m) => m.annulment === 'recorded', date: true },
  'undoing.confirm': { if: (m, p) => !m.closed && m.undoing !== undefined && !m.undoing.has(p.act) },
  'deadline.remind': { if: () => true, date: true },
  'deadline.report': { if: () => true, date: true },
  'deadline.recompute': { if: () => true, date: true },
  'account.noteOpened': { if: (m) => !m.closed },
  'account.noteProved': { if: (m) => !m.closed },
}

/** What a command that was carried out does to the words. */
export function apply(m: Model, type: CommandType, p: any): void {
  const end = (reason: string) => {
    Object.assign(m, { publicity: 'off', undoing: new Set(), reason, closed: undefined })
    if (['filed', 'verified'].includes(m.objection)) m.objection = 'overtaken'
    if (['applied', 'gapsNamed', 'accepted', 'verified'].includes(m.repair)) m.repair = 'overtaken'
  }
  const lifted = () => Object.values(m.measures).every((word) => ['determined', 'lifted'].includes(word))
  const closeWhenDone = () => {
    if (m.undoing && lifted() && ['publication', 'sharing', 'use'].every((act) => m.undoing!.has(act)))
      m.closed = m.reason
  }
  const effects: Partial<Record<CommandType, () => void>> = {
    'listing.review': () => (m.listing = p.outcome === 'agreed' ? 'reviewed' : 'returned'),
    'listing.revise': () => (m.listing = 'inReview'),
    'listing.withdraw': () => Object.assign(m, { listing: 'withdrawn', closed: 'withdrawn' }),
    'listing.serveNotice': () => (m.listing = 'defence'),
    'listing.defend': () => Object.assign(m, { listing: 'determination', grounds: true }),
    'listing.waiveDefence': () => (m.listing = 'determination'),
    'listing.closeDefence': () => (m.listing = 'determination'),
    'listing.askHearing': () => (m.hearing = 'asked'),
    'listing.notifyHearing': () => (m.hearing = 'notified'),
    'listing.holdHearing': () => (m.hearing = 'held'),
    'listing.determine': () => {
      if (p.outcome === 'notList') Object.assign(m, { listing: 'notListed', closed: 'notListed' })
      else {
        m.listing = 'determined'
        for (const code of Object.keys(m.measures)) m.measures[code] = 'determined'
      }
    },
    'listing.serveDecision': () => Object.assign(m, { listing: 'listed', rectification: 'ordered' }),
    'publicity.publish': () => (m.publicity = 'on'),
    'publicity.expire': () => end('expired'),
    'measure.dispatch': () => (m.measures[p.measure] = 'dispatched'),
    'measure.acknowledge': () => (m.measures[p.measure] = 'acknowledged'),
    'measure.carryOut': () => (m.measures[p.measure] = 'carriedOut'),
    'measure.feedBack': () => (m.measures[p.measure] = 'fedBack'),
    'measure.orderLift': () => (m.measures[p.measure] = 'liftOrdered'),
    'measure.confirmLift': () => {
      m.measures[p.measure] = 'lifted'
      closeWhenDone()
    },
    'rectification.commit': () => (m.committed = true),
    'rectification.submitEvidence': () => (m.rectification = 'submitted'),
    'rectification.accept': () => (m.rectification = 'accepted'),
    'rectification.returnEvidence': () => (m.rectification = 'returned'),
    'rectification.askExtension': () => (m.extension = 'asked'),
    'rectification.approveExtension': () => Object.assign(m, { extension: 'used', overdue: false }),
    'rectification.refuseExtension': () => (m.extension = 'none'),
    'rectification.markOverdue': () => (m.overdue = true),
    'rectification.refer': () => (m.referred = true),
    'interview.open': () => Object.assign(m, { interview: 'opened', interviews: m.interviews + 1, moved: false }),
    'interview.arrange': () => (m.interview = 'arranged'),
    'interview.approve': () => (m.interview = 'approved'),
    'interview.notify': () => (m.interview = 'notified'),
    'interview.move': () => (m.moved = true),
    'interview.hold': () => (m.interview = 'held'),
    'objection.file': () => Object.assign(m, { objection: 'filed', marked: false }),
    'objection.mark': () => (m.marked = true),
    'objection.verify': () => (m.objection = 'verified'),
    'objection.uphold': () => {
      m.objection = 'upheld'
      if (p.outcome === 'removed') end('removed')
    },
    'objection.reject': () => (m.objection = 'rejected'),
    'repair.apply': () => Object.assign(m, { repair: 'applied', gapsTold: false, revocation: false }),
    'repair.nameGaps': () => Object.assign(m, { repair: 'gapsNamed', gapsTold: true }),
    'repair.supplement': () => (m.repair = 'applied'),
    'repair.lapse': () => (m.repair = 'lapsed'),
    'repair.accept': () => (m.repair = 'accepted'),
    'repair.verify': () => (m.repair = 'verified'),
    'repair.grant': () => {
      m.repair = 'granted'
      end('repaired')
    },
    'repair.refuse': () => (m.repair = 'refused'),
    'repair.withdraw': () => (m.repair = 'withdrawn'),
    'repair.proposeRevocation': () => (m.revocation = true),
    'repair.revoke': () => {
      Object.assign(m, { repair: 'revoked', publicity: 'on', undoing: undefined, closed: undefined, reason: '' })
      for (const code of Object.keys(m.measures)) m.measures[code] = 'determined'
    },
    'annulment.record': () => (m.annulment = 'recorded'),
    'annulment.confirm': () => {
      m.annulment = 'confirmed'
      if (m.publicity === 'none') m.closed = 'annulled'
      else end('annulled')
    },
    'undoing.confirm': () => {
      m.undoing?.add(p.act)
      closeWhenDone()
    },
  }
  effects[type]?.()
}
