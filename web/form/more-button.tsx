import type { ComponentChildren } from 'preact'

interface MoreProps {
  /** What the form is to show more of: a field, and where one of several pages is asked for, which. */
  readonly value: string
  /** Where the form is shown again; its own page when absent. */
  readonly formAction?: string
  readonly children: ComponentChildren
}

/**
 * A button within a form that shows more of it. Enter in a field presses the first button of a form, whether it is seen or not
 * (HTML, implicit submission), so one that sends the form stands before it.
 */
export function MoreButton({ value, formAction, children }: MoreProps) {
  return (
    <>
      <button hidden />
      <button class="button button-second" name="_more" value={value} formAction={formAction}>
        {children}
      </button>
    </>
  )
}
