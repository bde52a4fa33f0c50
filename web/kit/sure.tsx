import type { ComponentChildren } from 'preact'
import type { Values } from '../form/values.ts'
import { one } from '../form/values.ts'
import { Form } from '../form/view.tsx'
import type { Described } from './describe.ts'
import { DescribedList } from './described.tsx'
import type { Crumb, Page } from './layout.tsx'
import { questionForm } from './layout.tsx'
import { Heading, Notice } from './parts.tsx'
import type { Asked } from './screen.ts'
import { useSay } from './visit.ts'
import type { Bilingual, Texts } from './words.ts'
import { filledIn } from './words.ts'

const texts = {
  title: { zh: '请再核对一次：{what}', en: 'Look at it once more: {what}' },
  notYet: { zh: '还没有提交，确认后才办理。', en: 'Not sent yet: it is done once you confirm.' },
  back: { zh: '返回修改', en: 'Go back and change it' },
  leave: { zh: '不办理，返回', en: 'Leave it' },
} satisfies Texts

/** What is asked before an act that cannot be taken back at once. */
export interface Question {
  readonly title: Bilingual
  /** What follows from it, and that it cannot be taken back. */
  readonly means: Bilingual
  /** The words on the button. */
  readonly act: Bilingual
  /** What will be done, in words. */
  readonly items?: readonly Described[]
  /** Where it leads to leave it; without one the form is shown again with all that was typed. */
  readonly leaveTo?: string
  readonly crumbs?: readonly Crumb[]
  /** What stands above: the header of a case. */
  readonly above?: ComponentChildren
}

/** Whether somebody has come back from the question to change what was typed. */
export const wantsBack = (typed: Values): boolean => one(typed, '_back') === 'yes'

/**
 * The question that stands before an act that cannot be taken back at once; undefined when it has been answered, and the
 * act is to be done. All that was typed goes along.
 */
export function askIfSure({ typed }: Pick<Asked, 'typed'>, question: Question): Page | undefined {
  if (one(typed, '_sure') === 'yes') return undefined
  return {
    title: titleOf(question),
    isQuestion: true,
    ...(question.crumbs ? { crumbs: question.crumbs } : {}),
    body: <Sure question={question} typed={typed} />,
  }
}

const titleOf = ({ title }: Question): Bilingual => ({
  zh: filledIn(texts.title, { what: title.zh }).zh,
  en: filledIn(texts.title, { what: title.en }).en,
})

// What a form proves itself with is made anew.
const own = new Set(['_csrf', '_by', '_for', '_proof', '_sure', '_back', '_question', '_lang'])

function Sure({ question, typed }: { readonly question: Question; readonly typed: Values }) {
  const say = useSay()
  const { means, act, items = [], leaveTo, above } = question
  const carried = Object.entries(typed).flatMap(([name, value]) =>
    own.has(name) ? [] : [value].flat().map((each) => [name, each] as const),
  )
  return (
    <>
      {above}
      <Heading title={titleOf(question)} />
      <DescribedList items={items} whole />
      <Notice tone="late" title={texts.notYet}>
        <p>{say(means)}</p>
      </Notice>
      <Form
        submit={act}
        id={questionForm}
        danger
        hidden={{ _sure: 'yes', _question: 'yes' }}
        {...(leaveTo === undefined
          ? { others: [{ name: '_back', value: 'yes', text: texts.back }] }
          : { cancel: { href: leaveTo, text: texts.leave } })}
      >
        {carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      </Form>
    </>
  )
}
