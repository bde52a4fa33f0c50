import type { PaperCommand } from '../../domain/paper/acts.ts'
import { paperActs } from '../../domain/paper/acts.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { Bilingual } from '../kit/words.ts'
import { dateField, evidenceField, optionsFrom } from './common-fields.ts'
import { hearingForms } from './listing-hearing.ts'
import { objectionForms } from './objection.ts'
import { rectificationForms } from './rectification.ts'
import { repairForms } from './repair.ts'
import { serviceForms } from './service.ts'
import type { CommandForm, CommandForms } from './types.ts'

const methods = {
  post: { zh: '邮寄', en: 'By post' },
  counter: { zh: '窗口递交', en: 'At the counter' },
} as const

/** When and how a paper came, and its scan. */
const receiptFields = {
  receivedOn: {
    ...dateField('收到日期', 'Received on'),
    hint: {
      zh: '是否逾期以收到之日为准，不以登记之日为准。',
      en: 'This day, not that of entering it, decides whether it is in time.',
    },
  },
  method: { kind: 'choice', label: { zh: '递交方式', en: 'How it came' }, options: optionsFrom(methods) },
  files: evidenceField('来件扫描件', 'Scan of the paper'),
} as const

/** How the paper is shown by which an act of the entity came. */
export const paperFields = {
  on: { kind: 'date', label: receiptFields.receivedOn.label },
  method: receiptFields.method,
  files: receiptFields.files,
} as const

const lead: Bilingual = {
  zh: '当事人以书面方式提出的，照原文登记并附扫描件。效力与当事人自己提交相同，系统会告知当事人；登记人此后不能对其作出决定。',
  en: 'What the entity sent on paper: enter it as it stands and attach the scan. It counts as if the entity had sent it here, and the entity is told; whoever enters it cannot decide on it afterwards.',
}

const actForms = { ...hearingForms, ...rectificationForms, ...objectionForms, ...repairForms, ...serviceForms }

function formFor<T extends PaperCommand>(type: T): CommandForm<T> {
  const { title, fields, faultOf, askIf } = actForms[paperActs[type]] as CommandForm<(typeof paperActs)[PaperCommand]>
  return {
    title: { zh: `登记书面来件：${title.zh}`, en: `Enter from paper: ${title.en}` },
    lead,
    act: { zh: '登记', en: 'Enter' },
    done: { zh: '来件已登记，已告知当事人。', en: 'The paper has been entered, and the entity told.' },
    fields: { ...fields, ...receiptFields },
    faultOf: { ...faultOf, 'paper.noScan': 'files' },
    ...(askIf ? { askIf } : {}),
  } as unknown as CommandForm<T>
}

/** What an officer enters for the entity from paper: the forms of the entity's own acts, with the receipt. */
export const paperForms: CommandForms<HumanCommandOf<'paper'>> = {
  'paper.defend': formFor('paper.defend'),
  'paper.askHearing': formFor('paper.askHearing'),
  'paper.commit': formFor('paper.commit'),
  'paper.submitEvidence': formFor('paper.submitEvidence'),
  'paper.askExtension': formFor('paper.askExtension'),
  'paper.fileObjection': formFor('paper.fileObjection'),
  'paper.applyRepair': formFor('paper.applyRepair'),
  'paper.supplementRepair': formFor('paper.supplementRepair'),
  'paper.withdrawRepair': formFor('paper.withdrawRepair'),
  'paper.defendRevocation': formFor('paper.defendRevocation'),
  'paper.defendBar': formFor('paper.defendBar'),
  'paper.consent': formFor('paper.consent'),
  'paper.withdrawConsent': formFor('paper.withdrawConsent'),
}
