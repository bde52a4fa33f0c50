import type { PassingProblem } from '../../api/passing-problems.ts'
import type { Fields } from '../form/fields.ts'
import { fieldAt } from '../form/faults.ts'
import type { Values } from '../form/values.ts'
import type { Page } from './layout.tsx'
import { Heading, Notice } from './parts.tsx'
import { useSay, useVisit } from './visit.ts'
import type { Texts } from './words.ts'
import { plain } from './words.ts'

const texts = {
  title: { zh: '现在不能办理，您填写的内容已保留', en: 'Not possible now; what you typed is kept' },
  typed: { zh: '您填写的内容', en: 'What you typed' },
  again: { zh: '重新提交', en: 'Send it again' },
  correct: {
    zh: '请不要关闭本页。重复提交不会重复办理；提交后如需更正，表单会带着这些内容再次显示。',
    en: 'Leave this page open. Sending twice does nothing twice, and if something needs correcting the form comes back with all this.',
  },
  files: {
    zh: '文件没有收下：请用浏览器的“后退”回到表单，重新选择文件。',
    en: 'Files were not taken: go back in your browser and choose them again.',
  },
  secret: { zh: '密码不会保留，请重新输入', en: 'Passwords are not kept: type it again' },
} satisfies Texts

const isSecret = (name: string) => /password|secret/i.test(name)

/** Says why a form cannot be carried out now, and holds all that was typed in it, ready to be sent again. */
export function sendAgain(problem: PassingProblem, typed: Values, bringsFiles: boolean, fields: Fields = {}): Page {
  return {
    title: texts.title,
    status: 503,
    code: problem.code,
    body: <SendAgain problem={problem} typed={typed} bringsFiles={bringsFiles} fields={fields} />,
  }
}

interface Props {
  readonly problem: PassingProblem
  readonly typed: Values
  readonly bringsFiles: boolean
  readonly fields: Fields
}

function SendAgain({ problem, typed, bringsFiles, fields }: Props) {
  const say = useSay()
  const { csrf, path } = useVisit()
  const sent = Object.entries(typed).flatMap(([name, value]) =>
    name === '_csrf' || isSecret(name) ? [] : [value].flat().map((one) => ({ name, value: one })),
  )
  const secrets = Object.keys(typed).filter(isSecret)
  const shown = sent.filter(({ name, value }) => value !== '' && (!name.startsWith('_') || name.startsWith('_why.')))
  const labelOf = (name: string) => {
    const field = fieldAt(fields, name)
    return field && 'label' in field && field.label ? field.label : plain(name)
  }
  return (
    <>
      <Heading title={texts.title} />
      <Notice tone="late">
        <p>
          <strong>{say(problem.onPage)}</strong>
        </p>
        <p>{say(texts.correct)}</p>
        {bringsFiles ? <p>{say(texts.files)}</p> : null}
      </Notice>
      <form method="post" action={path}>
        <input type="hidden" name="_csrf" value={csrf} />
        {sent.map(({ name, value }) => (
          // A browser takes line breaks out of an input.
          <textarea name={name} hidden>
            {value.startsWith('\n') ? `\n${value}` : value}
          </textarea>
        ))}
        {shown.length === 0 ? null : <h2>{say(texts.typed)}</h2>}
        <dl>
          {shown.map(({ name, value }) => (
            <>
              <dt>{say(labelOf(name))}</dt>
              <dd class="typed">{value}</dd>
            </>
          ))}
        </dl>
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
