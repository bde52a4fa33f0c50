import { everyRole } from '../../../http/access.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { Labelled } from '../../form/marks.tsx'
import { FaultSummary, Form } from '../../form/view.tsx'
import { one } from '../../form/values.ts'
import { Heading } from '../../kit/parts.tsx'
import { told } from '../../kit/flash.ts'
import type { Screen } from '../../kit/screen.ts'
import type { Setting } from '../setting.ts'
import { changePassword } from '../../../identity/for-doors.ts'

const texts = {
  title: { zh: '修改密码', en: 'Change your password' },
  lead: { zh: '修改后，其他设备上的登录会退出。', en: 'Your sessions on other devices end.' },
  current: { zh: '原密码', en: 'Password until now' },
  next: { zh: '新密码', en: 'New password' },
  nextHint: {
    zh: '几个不相干的词连起来就很好，不要用账号或姓名。',
    en: 'Several unrelated words do well; not your account or your name.',
  },
  submit: { zh: '修改密码', en: 'Change' },
  done: { zh: '密码已修改。', en: 'Your password has been changed.' },
}

/** Changing the own password; who has a first password comes here before anything else. */
export const passwordScreen = ({ sessions }: Setting): Screen => ({
  url: '/password',
  roles: everyRole,
  asOneself: true,
  withFirstPassword: true,
  get: async () => ({ title: texts.title, body: <Password faults={[]} /> }),
  post: async ({ deps, request, typed, actor }) => {
    const { signedIn } = request
    if (!signedIn) throw new Error('A screen for the signed-in was reached without a session')
    const refusal = await changePassword(deps.record, signedIn, one(typed, 'current'), one(typed, 'next'))
    if (!refusal) {
      sessions.forget(actor.id)
      return { goTo: '/', flash: told.done(texts.done) }
    }
    const path = refusal.code.startsWith('password.') ? 'next' : 'current'
    const faults = [refusalFault(refusal, path)]
    return { title: texts.title, body: <Password faults={faults} />, ...wrongBy(faults) }
  },
})

function Password({ faults }: { readonly faults: readonly Fault[] }) {
  const fault = (path: string) => faults.find((found) => found.path === path)
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <Form submit={texts.submit}>
        <Labelled path="current" label={texts.current} fault={fault('current')}>
          <input id="f-current" name="current" type="password" autocomplete="current-password" class="short" />
        </Labelled>
        <Labelled path="next" label={texts.next} hint={texts.nextHint} fault={fault('next')}>
          <input
            id="f-next"
            name="next"
            type="password"
            autocomplete="new-password"
            class="short"
            aria-describedby="f-next-hint"
          />
        </Labelled>
      </Form>
    </>
  )
}
