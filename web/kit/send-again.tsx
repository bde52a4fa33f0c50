import type { PassingProblem } from '../../http/passing-problems.ts'
import type { Fields } from '../form/fields.ts'
import { newFiles } from '../form/fields.ts'
import { lostIn, lostWords } from '../form/lost-files.ts'
import { idOf, Labelled } from '../form/marks.tsx'
import type { Values } from '../form/values.ts'
import type { Page } from './layout.tsx'
import { Heading, Notice } from './parts.tsx'
import { labelIn, TypedList } from './typed-list.tsx'
import { useSay, useVisit } from './visit.ts'
import type { Texts } from './words.ts'
import { filledIn } from './words.ts'

const texts = {
  title: { zh: '现在不能办理，您填写的内容已保留', en: 'Not possible now; what you typed is kept' },
  typed: { zh: '您填写的内容', en: 'What you typed' },
  again: { zh: '重新提交', en: 'Send it again' },
  correct: {
    zh: '请不要关闭本页。重复提交不会重复办理；提交后如需更正，表单会带着这些内容再次显示。',
    en: 'Leave this page open. Sending twice does nothing twice, and if something needs correcting the form comes back with all this.',
  },
  chooseAgain: { zh: '重新选择文件：{label}', en: 'Choose the files again: {label}' },
  file: { zh: '文件', en: 'Files' },
  secret: { zh: '密码不会保留，请重新输入', en: 'Passwords are not kept: type it again' },
} satisfies Texts

const isSecret = (name: string) => /password|secret/i.test(name)

/** Says why a form cannot be carried out now, and holds all that was typed in it, ready to be sent again. */
export function sendAgain(problem: Told, typed: Values, fields: Fields = {}): Page {
  return {
    title: texts.title,
    status: problem.status ?? 503,
    code: problem.code,
    body: <SendAgain problem={problem} typed={typed} fields={fields} />,
  }
}

type Told = Pick<PassingProblem, 'code' | 'onPage'> & { readonly status?: number }

/** Files came too fast; the words that came with them are not lost. */
export const tooOften = {
  code: 'evidence.tooOften',
  status: 429,
  onPage: {
    zh: '上传文件过于频繁，没有办理任何事项。请一分钟后重新提交。',
    en: 'Too many uploads; nothing was done. Send it again in a minute.',
  },
} as const

interface Props {
  readonly problem: Told
  readonly typed: Values
  readonly fields: Fields
}

function SendAgain({ problem, typed, fields }: Props) {
  const say = useSay()
  const { csrf, path } = useVisit()
  const sent = Object.entries(typed).flatMap(([name, value]) =>
    name === '_csrf' || isSecret(name) ? [] : [value].flat().map((one) => ({ name, value: one })),
  )
  const secrets = Object.keys(typed).filter(isSecret)
  const plainly = Object.fromEntries(Object.entries(typed).filter(([name]) => !isSecret(name)))
  const lost = lostIn(typed)
  return (
    <>
      <Heading title={texts.title} />
      <Notice tone="late">
        <p>
          <strong>{say(problem.onPage)}</strong>
        </p>
        <p>{say(texts.correct)}</p>
      </Notice>
      <form method="post" action={path} encType={lost.length > 0 ? 'multipart/form-data' : undefined}>
        <input type="hidden" name="_csrf" value={csrf} />
        {sent.map(({ name, value }) => (
          // A browser takes line breaks out of an input.
          <textarea name={name} hidden>
            {value.startsWith('\n') ? `\n${value}` : value}
          </textarea>
        ))}
        {lost.map(({ path: at, names }) => (
          <Labelled
            path={at}
            label={filledIn(texts.chooseAgain, { label: say(labelIn(fields, at) ?? texts.file) })}
            hint={lostWords(names)}
          >
            <input id={idOf(at)} name={newFiles(at)} type="file" multiple aria-describedby={`${idOf(at)}-hint`} />
          </Labelled>
        ))}
        <TypedList title={texts.typed} typed={plainly} fields={fields} />
        {secrets.map((name) => (
          <p>
            <label for={`again-${name}`}>{say(texts.secret)}</label>{' '}
            <input id={`again-${name}`} type="password" name={name} autocomplete="off" />
          </p>
        ))}
        <div class="buttons">
          <button class="button">{say(texts.again)}</button>
        </div>
      </form>
    </>
  )
}
