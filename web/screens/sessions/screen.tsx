import { z } from 'zod'
import { everyRole } from '../../../http/access.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { sayIn } from '../../kit/words.ts'
import type { Setting } from '../setting.ts'
import { refuse } from '../../../domain/refusal.ts'
import { texts } from './texts.ts'
import { Sessions } from './view.tsx'
import {
  confirmBinding,
  confirmPerson,
  isFresh,
  endSessions,
  listBindingsOf,
  listSessions,
} from '../../../identity/for-doors.ts'

/** Where is my account signed in, ending what should not be, and who of a provider is bound to it. */
export const sessionsScreen = ({ sessions }: Setting): Screen => ({
  url: '/sessions',
  roles: everyRole,
  asOneself: true,
  limit: { max: 20, timeWindow: '1 minute' },
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, typed } = asked
    const { record } = deps
    const signedIn = signedInOf(asked)
    if (one(typed, 'act') === 'bind') return await bind(asked)
    const own = (await listSessions(record, signedIn.account.id)).filter(({ id }) => id !== signedIn.sessionId)
    const which = one(typed, 'which')
    const chosen = which === 'others' ? own : own.filter(({ id }) => id === which)
    if (which === '') return await show(asked, [{ path: 'which', text: texts.choose }])
    if (chosen.length === 0) return { goTo: '/sessions', flash: told.attention(texts.gone) }
    const refusal = await confirmPerson(record, signedIn, one(typed, 'password'))
    if (refusal) return await show(asked, [refusalFault(refusal, 'password')])
    for (const { id } of chosen) await endSessions(record, signedIn.account.id, { only: id })
    sessions.forget(signedIn.account.id)
    const said = (lang: 'zh' | 'en') => sayIn(lang)(texts.ended, { count: chosen.length })
    return { goTo: '/sessions', flash: told.done({ zh: said('zh'), en: said('en') }) }
  },
})

async function bind(asked: Asked): Promise<Shown> {
  const { deps, request, typed } = asked
  const id = z.uuid().safeParse(one(typed, 'binding'))
  const password = one(typed, 'bindPassword')
  const refusal = id.success
    ? await confirmBinding(deps.record, request, signedInOf(asked), { id: id.data, password })
    : refuse('binding.unknown')
  if (!refusal) return { goTo: '/sessions', flash: told.done(texts.bound) }
  return await show(asked, [refusalFault(refusal, refusal.code === 'binding.unknown' ? 'binding' : 'bindPassword')])
}

function signedInOf({ request: { signedIn } }: Asked) {
  if (!signedIn) throw new Error('A screen for the signed-in was reached without a session')
  return signedIn
}

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { record } = asked.deps
  const signedIn = signedInOf(asked)
  const { id } = signedIn.account
  const [own, fresh, bindings] = await Promise.all([
    listSessions(record, id),
    isFresh(record, signedIn),
    listBindingsOf(record, id),
  ])
  const { typed } = asked
  const body = <Sessions own={own} here={signedIn.sessionId} asksPassword={!fresh} {...{ bindings, typed, faults }} />
  return { title: texts.title, body, ...wrongBy(faults) }
}
