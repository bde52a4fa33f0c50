import type { ListingCommands } from '../../domain/listing/types.ts'
import { areaField, evidenceField } from './common-fields.ts'
import type { CommandForms } from './types.ts'

/** The agency takes its own determination back (自行撤销). */
export const listingRevocationForms: CommandForms<
  Extract<keyof ListingCommands, `listing.${'proposeRevocation' | 'revoke' | 'refuseRevocation'}`>
> = {
  'listing.proposeRevocation': {
    title: { zh: '提议自行撤销认定', en: 'Propose to revoke the determination' },
    lead: {
      zh: '本机关发现认定不当的，写明理由提出，由另一人决定。送达前、公示前和公示中都可以提出；录入有误的请提出更正。',
      en: 'When the agency finds its own determination wrong: say why, somebody else decides. Before service, before publication, or while it is public. For what was only typed wrong, propose a correction.',
    },
    act: { zh: '提交决定', en: 'Send for decision' },
    done: { zh: '已提交，等待另一人决定。', en: 'It waits for somebody else to decide.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons'), evidence: evidenceField('材料', 'Papers') },
  },
  'listing.revoke': {
    title: { zh: '自行撤销认定', en: 'Revoke the determination' },
    lead: {
      zh: '由提出人以外的人决定。案件随即终止，公示撤下，措施解除，并书面告知信用主体。',
      en: 'By somebody other than who proposed it. The case ends, what is public is taken down, measures are lifted, and the entity gets a letter.',
    },
    act: { zh: '撤销', en: 'Revoke' },
    done: { zh: '认定已撤销。', en: 'The determination has been revoked.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'listing.refuseRevocation': {
    title: { zh: '不予撤销认定', en: 'Keep the determination' },
    lead: {
      zh: '认定没有不当的，写明理由；可以重新提出。',
      en: 'When the determination is right: say why. It can be proposed again.',
    },
    act: { zh: '不予撤销', en: 'Keep it' },
    done: { zh: '已记明不予撤销。', en: 'It has been recorded that the determination stands.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
