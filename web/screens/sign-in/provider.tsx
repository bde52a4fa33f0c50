import type { Door } from '../../../identity/provider.ts'
import { beginVisit } from '../../../http/provider-visit.ts'
import { ownAddress } from '../../../http/own-address.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { Heading } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay } from '../../kit/visit.ts'
import type { Setting } from '../setting.ts'
import { doorsOf } from './screen.tsx'
import { texts } from './texts.ts'
import { SignIn } from './view.tsx'

/** Going to the identity provider of a door: by a form of our own only, with `to` and, for an entity, `invitation`. */
export const signInBy = (door: Door, { demo, providers = {} }: Setting): PublicScreen => ({
  url: `/sign-in/${door}`,
  roles: 'public',
  limit: { max: 60, timeWindow: '1 minute' },
  post: async ({ typed, deps: { record }, reply }) => {
    const to = one(typed, 'to')
    const beginning = {
      returnTo: ownAddress(to) ?? '/',
      invitation: one(typed, 'invitation').slice(0, 40) || undefined,
      entity: one(typed, 'entity'),
    }
    const address = await beginVisit(reply, record, providers, door, beginning)
    if (!isRefusal(address)) {
      // A page between, since the policy lets forms of ours lead to this site only.
      reply.header('refresh', `0; url=${address.href}`)
      return { title: texts.leaving, body: <Leaving address={address.href} /> }
    }
    const faults = [refusalFault(address, 'account')]
    return {
      title: texts.title,
      body: <SignIn to={to} account="" faults={faults} demo={demo} doors={doorsOf(providers)} />,
      ...wrongBy(faults),
    }
  },
})

function Leaving({ address }: { readonly address: string }) {
  const say = useSay()
  return (
    <>
      <Heading title={texts.leaving} lead={texts.leavingLead} />
      <p>
        <a class="button" href={address}>
          {say(texts.goOn)}
        </a>
      </p>
    </>
  )
}
