import type { EventFacts } from '../events.ts'
import type { ServiceEvents } from './types.ts'

export const serviceEvents: EventFacts<keyof ServiceEvents> = {
  'service.consented': {
    zh: '同意电子送达',
    en: 'Consent to electronic service',
    basis: 'service.electronic',
    says: 'service.consent',
  },
  'service.consentWithdrawn': {
    zh: '撤回电子送达同意',
    en: 'Consent to electronic service withdrawn',
    basis: 'service.electronic',
    says: 'service.withdrawConsent',
  },
  'service.attemptFailed': {
    zh: '送达未成',
    en: 'Service failed',
    basis: 'listing.serveDecision',
    says: 'service.recordAttempt',
  },
  'service.postedPublicly': {
    zh: '发出送达公告',
    en: 'Public notice posted',
    basis: 'service.public',
    says: 'service.postPublicly',
  },
  'service.reopened': {
    zh: '电子送达无效，重新送达',
    en: 'Served electronically without consent: to be served again',
    basis: 'service.electronic',
    says: 'nothing',
  },
  'service.voided': {
    zh: '电子送达无效，须重新送达',
    en: 'Electronic service void: to be served again',
    basis: 'service.electronic',
    says: 'nothing',
  },
  'service.stands': {
    zh: '电子送达经查有效',
    en: 'Electronic service proves valid after all',
    basis: 'service.electronic',
    says: 'nothing',
  },
  'service.served': { zh: '送达文书', en: 'Document served', basis: 'service.act', says: 'service.serve' },
}
