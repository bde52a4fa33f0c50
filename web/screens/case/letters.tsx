import type { ShownLetter } from '../../../casework/letters.ts'
import { isToBeEntered } from '../../../casework/letters.ts'
import { currentTemplate } from '../../../letters/templates.ts'
import { readCheckpoint } from '../../../record/log/note.ts'
import { Form } from '../../form/view.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'

const texts = {
  title: { zh: '文书', en: 'Letters' },
  none: { zh: '还没有文书。', en: 'No letters yet.' },
  letter: { zh: '文书', en: 'Letter' },
  number: { zh: '文号', en: 'Number' },
  to: { zh: '送达给', en: 'To' },
  state: { zh: '送达情况', en: 'Service' },
  served: { zh: '{on} 已送达', en: 'Served on {on}' },
  draft: { zh: '待送达（草稿）', en: 'To be served (draft)' },
  drawnUp: { zh: '已编号，待送达', en: 'Numbered, to be served' },
  checkpoint: { zh: '存证：日志 {size} 项', en: 'Log of {size} items' },
  issue: { zh: '生成文号', en: 'Give it its number' },
}

const tones: Readonly<Record<ShownLetter['status'], Tone>> = { served: 'done', drawnUp: 'now', draft: 'plain' }

/** The letters of a case: what was served when, and what is to be served, each as PDF. */
export function Letters({ caseNo, letters }: { readonly caseNo: string; readonly letters: readonly ShownLetter[] }) {
  const say = useSay()
  const { actor } = useVisit()
  return (
    <Table
      caption={texts.title}
      empty={texts.none}
      rows={letters}
      columns={[
        {
          title: texts.letter,
          cell: ({ letter }) => (
            <a href={`/api/v1/letters/${caseNo}.${letter.occasion}`}>
              {say(currentTemplate(letter.kind).title)} <span class="hint">PDF</span>
            </a>
          ),
        },
        {
          title: texts.number,
          cell: (shown) =>
            shown.entered ? (
              <Numbered {...shown.entered} />
            ) : isToBeEntered(shown) && actor?.role === 'caseOfficer' ? (
              <Form
                action={`/cases/${caseNo}/letters`}
                submit={texts.issue}
                hidden={{ occasion: shown.letter.occasion }}
              />
            ) : (
              '—'
            ),
        },
        { title: texts.to, cell: ({ letter }) => letter.addressee.name },
        {
          title: texts.state,
          cell: ({ letter, status }) => (
            <Tag tone={tones[status]} text={serviceWords(status, letter.service.servedOn)} />
          ),
        },
      ]}
    />
  )
}

function Numbered({ number, checkpoint }: NonNullable<ShownLetter['entered']>) {
  const say = useSay()
  const size = checkpoint && readCheckpoint(checkpoint.note)?.size
  return (
    <>
      {number}
      {size == null ? null : <span class="hint"> {say(texts.checkpoint, { size: String(size) })}</span>}
    </>
  )
}

function serviceWords(status: ShownLetter['status'], on: string): Bilingual {
  if (status !== 'served') return texts[status]
  return filledIn(texts.served, { on })
}
