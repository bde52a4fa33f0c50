import type { CommandType } from '../../domain/case.ts'
import type { Model } from './model-state.ts'

/** What a command that was carried out does to the words. */
export function apply(m: Model, type: CommandType, p: any): void {
  const end = (reason: string) => {
    m.ownRevocation = false
    m.reopening = false
    m.bar = false
    told('answer', 'gaps', 'bar')
    // An end by time leaves the duty to correct, so that what evidence lacks is still told.
    if (reason !== 'expired') told('returned')
    if (m.repair !== 'revoked') told('reopened')
    if (reason !== 'repaired') told('revocation')
    Object.assign(m, { publicity: 'off', undoing: new Set(), reason, closed: undefined })
    if (['applied', 'gapsNamed', 'accepted', 'verified'].includes(m.repair)) m.repair = 'overtaken'
  }
  const lifted = () => Object.values(m.measures).every((word) => ['determined', 'lifted', 'notApplied'].includes(word))
  const closeWhenDone = () => {
    if (m.undoing && lifted() && ['publication', 'sharing', 'use'].every((act) => m.undoing!.has(act)))
      m.closed = m.reason
  }
  // With consent it has arrived at once. What was asked for ends with the sanction; a decision is served also after it.
  const tell = (what: string) => {
    if (!m.consent || m.waits === 'paper.withdrawConsent') m.toServe.push(what)
  }
  const told = (...what: readonly string[]) => (m.toServe = m.toServe.filter((one) => !what.includes(one)))
  // A changed decision bears fewer measures: what has gone out is lifted, the rest is gone.
  const drop = (stay: readonly string[]) => {
    for (const [code, word] of Object.entries(m.measures)) {
      if (stay.includes(code) || m.dropped.has(code)) continue
      if (['proposed', 'determined'].includes(word)) delete m.measures[code]
      else m.dropped.add(code)
      if (!['dispatched', 'acknowledged', 'carriedOut', 'fedBack'].includes(word)) continue
      m.measures[code] = 'liftOrdered'
      m.held.delete(code)
    }
  }
  // The ladder of interviews begins anew, with a term of its own.
  const reopen = () => {
    m.reopening = false
    Object.assign(m, {
      rectification: 'ordered',
      overdue: false,
      referred: false,
      interviews: 0,
      interview: 'overtaken',
    })
    if (m.extension === 'asked') m.extension = 'none'
    tell('reopened')
  }
  const over = (right: 'defence' | 'hearing') => {
    m[right] = 'over'
    if (m.defence === 'over' && m.hearing === 'over') m.listing = 'determination'
  }
  // What the entity says does the same on paper.
  const submitted = () => {
    m.rectification = 'submitted'
    told('returned', 'answer')
  }
  const supplemented = () => {
    m.repair = 'applied'
    told('gaps')
  }
  const withdrawn = () => {
    m.repair = 'withdrawn'
    told('gaps')
  }
  const effects: Partial<Record<CommandType, () => void>> = {
    'listing.review': () => (m.listing = p.outcome === 'agreed' ? 'reviewed' : 'returned'),
    'listing.revise': () => (m.listing = 'inReview'),
    'listing.withdraw': () => Object.assign(m, { listing: 'withdrawn', closed: 'withdrawn' }),
    'listing.serveNotice': () => Object.assign(m, { listing: 'defence' }),
    'listing.defend': () => (m.grounds = true),
    'listing.waiveDefence': () => over('defence'),
    'listing.waiveHearing': () => over('hearing'),
    'listing.recordWaiver': () => (m.paper = p.right),
    'listing.confirmWaiver': () => {
      if (m.paper !== 'none') over(m.paper)
      m.paper = 'none'
    },
    'listing.refuseWaiver': () => (m.paper = 'none'),
    'listing.closeDefence': () => {
      if (m.defence === 'open') m.lapsed.add('defence')
      over('defence')
      if (m.hearing !== 'open') return
      m.lapsed.add('hearing')
      over('hearing')
    },
    'listing.askHearing': () => (m.hearing = 'asked'),
    'listing.notifyHearing': () => (m.hearing = 'notified'),
    'listing.holdHearing': () => over('hearing'),
    'listing.endHearing': () => over('hearing'),
    'listing.determine': () => {
      if (p.outcome === 'notList') Object.assign(m, { listing: 'notListed', closed: 'notListed' })
      else {
        m.listing = 'determined'
        for (const code of Object.keys(m.measures)) m.measures[code] = 'determined'
      }
    },
    'listing.serveDecision': () => Object.assign(m, { listing: 'listed', rectification: 'ordered', preview: true }),
    'listing.proposeRevocation': () => (m.ownRevocation = true),
    'listing.refuseRevocation': () => (m.ownRevocation = false),
    'listing.revoke': () => {
      m.ownRevocation = false
      if (m.publicity === 'none') m.closed = 'revoked'
      else end('revoked')
    },
    'publicity.publish': () => Object.assign(m, { publicity: 'on', preview: false }),
    'publicity.waivePreview': () => (m.preview = false),
    'publicity.expire': () => end('expired'),
    'measure.dispatch': () => (m.measures[p.measure] = 'dispatched'),
    'measure.acknowledge': () => (m.measures[p.measure] = 'acknowledged'),
    'measure.carryOut': () => (m.measures[p.measure] = 'carriedOut'),
    // What was carried out is in force whatever is reported of it later.
    'measure.feedBack': () => {
      const wasOut = ['carriedOut', 'fedBack'].includes(m.measures[p.measure] ?? '')
      m.measures[p.measure] = p.result === 'notApplicable' && !wasOut ? 'notApplied' : 'fedBack'
    },
    'measure.hold': () => m.held.add(p.measure),
    'measure.release': () => m.held.delete(p.measure),
    'measure.orderLift': () => {
      m.measures[p.measure] = 'liftOrdered'
      m.held.delete(p.measure)
    },
    'measure.confirmLift': () => {
      m.measures[p.measure] = 'lifted'
      closeWhenDone()
    },
    'rectification.commit': () => (m.committed = true),
    'rectification.submitEvidence': submitted,
    'rectification.accept': () => {
      m.rectification = 'accepted'
      told('returned')
      if (m.extension === 'asked') m.extension = 'none'
    },
    'rectification.returnEvidence': () => {
      m.rectification = 'returned'
      tell('returned')
    },
    'rectification.askExtension': () => (m.extension = 'asked'),
    'rectification.approveExtension': () => {
      m.extension = 'used'
      tell('answer')
      notLateAfterAll(m)
    },
    'rectification.refuseExtension': () => {
      m.extension = 'none'
      tell('answer')
    },
    'rectification.proposeReopening': () => (m.reopening = true),
    'rectification.refuseReopening': () => (m.reopening = false),
    'rectification.reopen': reopen,
    'rectification.markOverdue': () => (m.overdue = true),
    'rectification.refer': () => (m.referred = true),
    'interview.open': () =>
      Object.assign(m, { interview: 'opened', interviews: m.interviews + 1, moved: false, move: false }),
    'interview.arrange': () => (m.interview = 'arranged'),
    'interview.approve': () => Object.assign(m, { interview: 'approved', moved: m.moved || m.move, move: false }),
    'interview.return': () => (m.move ? (m.move = false) : (m.interview = 'returned')),
    'interview.notify': () => (m.interview = 'notified'),
    'interview.move': () => (m.move = true),
    'interview.hold': () => Object.assign(m, { interview: 'held', move: false }),
    'objection.file': () => Object.assign(m, { objection: 'filed', marked: false, correctedSince: false }),
    'objection.mark': () => (m.marked = true),
    'objection.verify': () => (m.objection = 'verified'),
    'objection.uphold': () => {
      m.objection = 'upheld'
      tell('objection')
      if (p.outcome === 'corrected') m.correction = false
      if (
        p.outcome !== 'removed' ||
        [m.reason, m.closed].some((e) => ['annulled', 'removed', 'revoked'].includes(e ?? ''))
      )
        return
      if (m.publicity === 'none') m.closed = 'removed'
      else end('removed')
    },
    'objection.reject': () => {
      m.objection = 'rejected'
      tell('objection')
    },
    'repair.apply': () => Object.assign(m, { repair: 'applied', gapsTold: false, revocation: false }),
    'repair.nameGaps': () => {
      Object.assign(m, { repair: 'gapsNamed', gapsTold: true })
      tell('gaps')
    },
    'repair.supplement': supplemented,
    'repair.lapse': () => (m.repair = 'lapsed'),
    'repair.accept': () => (m.repair = 'accepted'),
    'repair.verify': () => (m.repair = 'verified'),
    'repair.grant': () => {
      m.repair = 'granted'
      end('repaired')
    },
    'repair.refuse': () => {
      m.repair = 'refused'
      tell('refusal')
    },
    'repair.withdraw': withdrawn,
    'repair.proposeRevocation': () => {
      m.revocation = true
      tell('revocation')
    },
    'repair.refuseRevocation': () => {
      m.revocation = false
      told('revocation')
    },
    'repair.revoke': () => {
      Object.assign(m, { repair: 'revoked', publicity: 'on', undoing: undefined, closed: undefined, reason: '' })
      for (const code of m.dropped) delete m.measures[code]
      m.dropped.clear()
      for (const code of Object.keys(m.measures)) m.measures[code] = 'determined'
      m.held.clear()
      reopen()
    },
    'repair.proposeBar': () => {
      m.bar = true
      tell('bar')
    },
    'repair.bar': () => {
      m.bar = false
      tell('barred')
    },
    'repair.refuseBar': () => {
      m.bar = false
      told('bar')
    },
    'service.consent': () => (m.consent = m.consentedOnce = true),
    'service.withdrawConsent': () => (m.consent = false),
    'paper.consent': () => (m.consent = m.consentedOnce = true),
    'paper.withdrawConsent': () => (m.consent = false),
    // What it then does its days decide.
    'paper.confirm': () => (m.waits = undefined),
    'paper.refuse': () => (m.waits = undefined),
    'service.serve': () => m.toServe.shift(),
    'correction.propose': () => (m.correction = true),
    'correction.confirm': () => Object.assign(m, { correction: false, correctedSince: true }),
    'correction.refuse': () => (m.correction = false),
    'paper.defend': () => (m.grounds = true),
    'paper.askHearing': () => {
      m.lapsed.delete('hearing')
      Object.assign(m, { hearing: 'asked', listing: 'defence' })
    },
    'paper.commit': () => (m.committed = true),
    'paper.submitEvidence': submitted,
    'paper.askExtension': () => (m.extension = 'asked'),
    'paper.fileObjection': () => Object.assign(m, { objection: 'filed', marked: false, correctedSince: false }),
    'paper.applyRepair': () => Object.assign(m, { repair: 'applied', gapsTold: false, revocation: false }),
    'paper.supplementRepair': supplemented,
    'paper.withdrawRepair': withdrawn,
    'annulment.record': () =>
      Object.assign(m, { annulment: 'recorded', stay: p.outcome === 'changed' ? p.change.measures : undefined }),
    'annulment.refuse': () => (m.annulment = 'none'),
    'annulment.confirm': () => {
      m.annulment = m.stay ? 'none' : 'confirmed'
      if (['notListed', 'withdrawn'].includes(m.closed ?? '')) return
      if (m.stay) drop(m.stay)
      else if (m.publicity === 'none') m.closed = 'annulled'
      else end('annulled')
    },
    'undoing.confirm': () => {
      m.undoing?.add(p.act)
      closeWhenDone()
    },
  }
  const before = m.closed
  effects[type]?.()
  if (m.closed === undefined || m.closed === before) return
  told('answer', 'reopened', 'gaps')
  if (m.closed !== 'expired') told('returned')
}

/** What came in time has turned up: the term has not passed, and an interview that had not taken place is dropped. */
export function notLateAfterAll(m: Model): void {
  const isOpen = ['opened', 'arranged', 'returned', 'approved', 'notified'].includes(m.interview)
  // Late again, it climbs the ladder from its first rung.
  Object.assign(m, { overdue: false, referred: false, interviews: 0, ...(isOpen ? { interview: 'overtaken' } : {}) })
}
