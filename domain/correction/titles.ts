import type { Bilingual } from '../calendar/types.ts'
import type { CorrectableField } from './types.ts'

/** What can be corrected, in words; letters to the entity name it so too. */
export const fieldTitles: Readonly<Record<CorrectableField, Bilingual>> = {
  entityName: { zh: '信用主体的名称（姓名）', en: 'Name of the entity' },
  conductType: { zh: '失信行为', en: 'Conduct' },
  conductFacts: { zh: '失信事实', en: 'Facts of the conduct' },
  legalBasis: { zh: '法律依据', en: 'Legal basis' },
  penaltyNumber: { zh: '所依据决定的文号', en: 'Number of the underlying decision' },
  penaltyDate: { zh: '所依据决定的作出日期', en: 'Date of the underlying decision' },
  penaltyContent: { zh: '所依据决定的内容', en: 'Content of the underlying decision' },
  rectificationTerm: { zh: '整改期限', en: 'Term of rectification' },
  noticeServedOn: { zh: '认定告知书的送达日期', en: 'Date of service of the notice' },
  decisionServedOn: { zh: '认定决定书的送达日期', en: 'Date of service of the decision' },
  decisionNumber: { zh: '认定决定书的文号', en: 'Number of the decision' },
  actServedOn: { zh: '文书的送达日期', en: 'Date of service of another document' },
  measureCarriedOutOn: { zh: '措施的实施日期', en: 'Day on which a measure was carried out' },
  measureFedBackOn: { zh: '措施的结果反馈日期', en: 'Day of the result of a measure' },
  measureLiftedOn: { zh: '措施的解除日期', en: 'Day on which a measure was lifted' },
}
