import { eventFacts } from '../../domain/event-facts.ts'
import { documentsToServe } from '../../domain/service/served.ts'
import type { ActKey, ServedLetter } from '../../domain/service/types.ts'
import { serviceWords } from '../kit/vocabulary.ts'
import type { ChoiceField, FormScene, Option, TextField } from '../form/fields.ts'
import { dateField, filesField, lineField, optionsFrom } from './common-fields.ts'

const { public: _byNotice, ...inPersonWords } = serviceWords

/** The ways but that by public notice. */
export const waysInPerson = optionsFrom(inPersonWords)

const optional = (field: TextField) => ({ ...field, optional: true }) as const

/** How, when and by what proof a document reached its recipient. */
export const serviceFields = {
  method: {
    kind: 'choice',
    label: { zh: '送达方式', en: 'Way of service' },
    options: optionsFrom(serviceWords),
    first: () => 'direct',
  },
  servedOn: {
    ...optional(dateField('送达日期', 'Date of service')),
    hint: {
      zh: '直接送达填签收之日，留置填留置之日，邮寄填回执注明的收件之日，电子送达填到达之日；公告送达不必填，由系统按公告日期推算。期限从次日起算。',
      en: 'The day on which it was signed for, left, received as the return receipt says, or arrived; of a public notice none, since it is counted. Terms count from the day after.',
    },
  },
  proof: lineField('送达凭证', 'Proof of service', {
    zh: '送达回证或邮寄单号。',
    en: 'The receipt, or the number of the mailing.',
  }),
  sentOn: {
    kind: 'date',
    label: { zh: '寄出日期', en: 'Sent on' },
    hint: { zh: '邮寄送达时填写。', en: 'For service by post.' },
    optional: true,
  },
  witness: optional(
    lineField('见证', 'Witness', {
      zh: '留置送达时填写：见证人姓名，或者拍照、录像的情况。',
      en: 'For a document left at the place: who stood by, or how it was recorded.',
    }),
  ),
  files: filesField('送达凭证的文件', 'Files of the proof'),
} as const

const waiting = ({ state }: FormScene): readonly Option[] =>
  Object.entries(state?.service?.acts ?? {}).map(([value, { act, on }]) => {
    const { zh, en } = eventFacts[act]
    return { value, label: { zh: `${zh}（${on}）`, en: `${en} (${on})` } }
  })

const letterWords: Readonly<Record<Exclude<ServedLetter, ActKey>, Option['label']>> = {
  notice: { zh: '认定告知书', en: 'Notice before the determination' },
  decision: { zh: '认定决定书', en: 'Decision' },
  hearing: { zh: '听证通知', en: 'Notice of the hearing' },
  interview: { zh: '约谈通知', en: 'Notice of the interview' },
}

// Every document that an attempt or a public notice can be about, in the order in which the act takes them.
const documents = (scene: FormScene): readonly Option[] => {
  const letters = scene.state ? documentsToServe(scene.state) : []
  return [
    ...letters.flatMap(({ letter, key }) => (letter in letterWords ? [{ value: key, label: wordsOf(letter) }] : [])),
    ...waiting(scene),
  ]
}

const wordsOf = (letter: ServedLetter) => letterWords[letter as Exclude<ServedLetter, ActKey>]

/** Which of the acts that are to be served; the oldest is chosen first. */
export const actField: ChoiceField & { readonly optional: true } = {
  kind: 'choice',
  label: { zh: '送达哪份文书', en: 'Which document' },
  options: waiting,
  first: (scene) => waiting(scene)[0]?.value ?? '',
  optional: true,
}

/** Which document was tried to be served, or is served by a public notice. */
export const documentField = {
  ...actField,
  options: documents,
  first: (scene: FormScene) => documents(scene)[0]?.value ?? '',
}

/** The field that a refusal of a way of service is about. */
export const serviceFaults = {
  'service.dayMissing': 'servedOn',
  'service.witnessMissing': 'witness',
  'service.sentOnMissing': 'sentOn',
  'service.noConsent': 'method',
  'service.notPosted': 'method',
} as const
