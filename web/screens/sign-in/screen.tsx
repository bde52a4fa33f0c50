import { everyRole, sessionToken } from '../../../api/access.ts'
import { closeCookieSession, openCookieSession } from '../../../api/identity/cookies.ts'
import type { Providers } from '../../../api/identity/provider-visit.ts'
import type { Door } from '../../../api/identity/provider.ts'
import { rememberDevice, whenceOfSignIn } from '../../../api/identity/devices.ts'
import { letIn } from '../../../api/identity/let-in.ts'
import { signIn as checkSignIn } from '../../../api/identity/sign-in.ts'
import { ownAddress } from '../../../api/own-address.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { refusalCodes } from '../../../domain/refusal-texts/index.ts'
import type { Fault } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { identityFault } from '../../kit/identity-fault.ts'
import { homeOf } from '../../kit/navigation.ts'
import type { PublicScreen, Screen } from '../../kit/screen.ts'
import type { Setting } from '../index.ts'
import { texts } from './texts.ts'
import { SignIn } from './view.tsx'

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
    const account = one(typed, 'account').trim()
    const to = one(typed, 'to')
    const secret = letterhead.invitationSecret
    const whence = whenceOfSignIn(request, secret, account)
    const checked =
      account === ''
        ? refuse('session.refused')
        : await checkSignIn(record.pool, account, one(typed, 'password'), whence)
    if (!isRefusal(checked)) {
      rememberDevice(reply, secret, account)
      openCookieSession(reply, await letIn(request, { record, sessions }, account, 'password'))
      return { goTo: checked.mustChangePassword ? '/password' : (ownAddress(to) ?? '/') }
    }
    const faults = [{ path: 'account', ...identityFault(checked) }]
    return {
      title: texts.title,
      wrong: true,
      status: 401,
      code: checked.code,
      body: <SignIn to={to} account={account} faults={faults} demo={demo} doors={doorsOf(providers)} />,
    }
  },
})

// Why the door of a provider did not open, as the way back from it names it.
const ofReturn = new Set([
  'invitation.unknown',
  'session.disabled',
  ...[...refusalCodes].filter((code) => code.startsWith('provider.')),
])
const faultsOfReturn = (code: string): Fault[] => (ofReturn.has(code) ? [identityFault(refuse(code))] : [])

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
    return { goTo: '/sign-in', flash: texts.signedOut }
  },
})
