import type { PaperCommand } from '../../domain/paper/acts.ts'
import { paperActs } from '../../domain/paper/acts.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { Bilingual } from '../kit/words.ts'
import { areaField, commentsField, dateField, evidenceField, optionsFrom } from './common-fields.ts'
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
  'paper.confirm': {
    title: { zh: '确认书面来件', en: 'Confirm the paper' },
    lead: {
      zh: '来件使已送达的文书或者已作出的决定失去或者恢复效力，须由登记人以外的人核对原件、当事人和收到日期后确认。',
      en: 'By this paper a service or a decision falls or stands. Somebody other than who entered it checks the original, whose it is and when it was received.',
    },
    act: { zh: '确认', en: 'Confirm' },
    done: { zh: '来件已确认。', en: 'The paper has been confirmed.' },
    grave: true,
    fields: {
      comments: commentsField,
      reached: {
        kind: 'yesNo',
        label: {
          zh: '撤回电子送达同意的：当事人此前的书面来件是否表明文书已经到达',
          en: 'Of a withdrawal of consent: whether earlier papers of the entity show that the letters had reached it',
        },
        yes: { zh: '表明已经到达，已送达的文书有效', en: 'They do; those letters stand' },
        no: { zh: '不能表明', en: 'They do not' },
        optional: true,
      },
    },
  },
  'paper.refuse': {
    title: { zh: '不予认可书面来件', en: 'Refuse the paper' },
    lead: {
      zh: '来件不是当事人的、收到日期不实或者与本案无关的，写明理由；属实的可以重新登记。',
      en: 'When it is not of the entity, was not received on that day, or is of another case: say why. The true one can be entered.',
    },
    act: { zh: '不予认可', en: 'Refuse' },
    done: { zh: '已记明不予认可。', en: 'The refusal has been recorded.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
