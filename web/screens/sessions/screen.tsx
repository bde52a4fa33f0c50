import { everyRole } from '../../../api/access.ts'
import { confirmPerson, isFresh } from '../../../api/identity/again.ts'
import { identityProblem } from '../../../api/identity/texts.ts'
import { endSessions, listSessions } from '../../../database/queries/sessions.ts'
import type { Fault } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { identityFault } from '../../kit/identity-fault.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { sayIn } from '../../kit/words.ts'
import type { Setting } from '../index.ts'
import { texts } from './texts.ts'
import { Sessions } from './view.tsx'

/** Where is my account signed in, and ending what should not be. */
export const sessionsScreen = ({ sessions }: Setting): Screen => ({
  url: '/sessions',
  roles: everyRole,
  asOneself: true,
  limit: { max: 20, timeWindow: '1 minute' },
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, request, typed } = asked
    const { pool } = deps.record
    const signedIn = signedInOf(asked)
    const own = (await listSessions(pool, signedIn.account.id)).filter(({ id }) => id !== signedIn.sessionId)
    const which = one(typed, 'which')
    const chosen = which === 'others' ? own : own.filter(({ id }) => id === which)
    if (which === '') return await show(asked, [{ path: 'which', text: texts.choose }])
    if (chosen.length === 0) return { goTo: '/sessions', flash: texts.gone }
    const refusal = await confirmPerson(pool, signedIn, one(typed, 'password'))
    if (refusal) {
      const { status, code } = identityProblem(request, refusal)
      return { ...(await show(asked, [{ path: 'password', ...identityFault(refusal) }])), status, code }
    }
    for (const { id } of chosen) await endSessions(pool, signedIn.account.id, { only: id })
    sessions.forget(signedIn.account.id)
    const said = (lang: 'zh' | 'en') => sayIn(lang)(texts.ended, { count: chosen.length })
    return { goTo: '/sessions', flash: { zh: said('zh'), en: said('en') } }
  },
})

function signedInOf({ request: { signedIn } }: Asked) {
  if (!signedIn) throw new Error('A screen for the signed-in was reached without a session')
  return signedIn
}

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { pool } = asked.deps.record
  const signedIn = signedInOf(asked)
  const [own, fresh] = await Promise.all([listSessions(pool, signedIn.account.id), isFresh(pool, signedIn)])
  const body = (
    <Sessions own={own} here={signedIn.sessionId} asksPassword={!fresh} typed={asked.typed} faults={faults} />
  )
  return { title: texts.title, body, ...(faults.length > 0 ? { wrong: true } : {}) }
}
