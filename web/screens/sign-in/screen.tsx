import { everyRole, sessionToken } from '../../../http/access.ts'
import { closeCookieSession, openCookieSession } from '../../../http/cookies.ts'
import type { Providers } from '../../../http/provider-visit.ts'
import type { Door } from '../../../identity/provider.ts'
import { rememberDevice, whenceOfSignIn } from '../../../http/devices.ts'
import { letIn } from '../../../http/let-in.ts'
import { longestAccountName } from '../../../identity/operating.ts'
import { ownAddress } from '../../../http/own-address.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { isRefusalCode } from '../../../domain/refusals/index.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { homeOf } from '../../kit/navigation.ts'
import { told } from '../../kit/flash.ts'
import type { PublicScreen, Screen } from '../../kit/screen.ts'
import type { Setting } from '../setting.ts'
import { texts } from './texts.ts'
import { SignIn } from './view.tsx'
import { signIn as checkSignIn } from '../../../identity/for-doors.ts'

/** The start: one's own work, or signing in. */
export const home: PublicScreen = {
  url: '/',
  roles: 'public',
  get: async ({ actor }) => ({ goTo: actor ? homeOf(actor.role) : '/sign-in' }),
}

/** Signing in; shows the demonstration accounts where they exist. */
export const signIn = ({ demo, sessions, providers }: Setting): PublicScreen => ({
  url: '/sign-in',
  roles: 'public',
  fieldsOf: () => ({ account: { kind: 'line', label: texts.account }, to: { kind: 'given' } }),
  limit: 'signIns',
  get: async ({ query }) => ({
    title: texts.title,
    body: (
      <SignIn
        to={query['to'] ?? ''}
        account=""
        faults={faultsOfReturn(query['refused'] ?? '')}
        demo={demo}
        doors={doorsOf(providers)}
      />
    ),
  }),
  post: async ({ typed, deps: { record, letterhead }, request, reply }) => {
    const named = one(typed, 'account').trim()
    // Given back no longer than a name can be; no account has a longer one.
    const account = named.slice(0, longestAccountName)
    const to = ownAddress(one(typed, 'to')) ?? ''
    const secret = letterhead.invitationSecret
    const whence = whenceOfSignIn(request, secret, account)
    const checked =
      account === '' || account !== named
        ? refuse('session.refused')
        : await checkSignIn(record, account, one(typed, 'password'), whence)
    if (!isRefusal(checked)) {
      rememberDevice(reply, secret, account)
      openCookieSession(reply, await letIn(request, { record, sessions }, account, 'password'))
      return { goTo: checked.mustChangePassword ? '/password' : to || '/' }
    }
    const faults = [refusalFault(checked, 'account')]
    return {
      title: texts.title,
      body: <SignIn to={to} account={account} faults={faults} demo={demo} doors={doorsOf(providers)} />,
      ...wrongBy(faults),
    }
  },
})

// Why the door of a provider did not open, as the way back from it names it.
const ofReturn = /^(provider\.\w+|invitation\.unknown|session\.disabled)$/
const faultsOfReturn = (code: string): Fault[] =>
  ofReturn.test(code) && isRefusalCode(code) ? [{ text: refusalWords({ code, params: {} }) }] : []

/** The doors that an identity provider keeps. */
export const doorsOf = (providers: Providers = {}): readonly Door[] =>
  (['staff', 'entity'] as const).filter((door) => providers[door])

/** Signing out: the session ends here and in the browser. */
export const signOut = ({ sessions }: Setting): Screen => ({
  url: '/sign-out',
  roles: everyRole,
  asOneself: true,
  withFirstPassword: true,
  post: async ({ request, reply }) => {
    await sessions.close(sessionToken(request) ?? '')
    closeCookieSession(reply)
    return { goTo: '/sign-in', flash: told.done(texts.signedOut) }
  },
})
