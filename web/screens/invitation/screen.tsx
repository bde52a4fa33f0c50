import { noteAct } from '../../../api/identity/acts.ts'
import { acceptInvitation } from '../../../api/identity/invitations.ts'
import { openCookieSession } from '../../../api/identity/cookies.ts'
import { letIn } from '../../../api/identity/let-in.ts'
import { identityProblem } from '../../../api/identity/texts.ts'
import { acceptance } from '../../../api/resources/invitations.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { identityFault } from '../../kit/identity-fault.ts'
import { filledIn } from '../../kit/words.ts'
import type { PublicScreen } from '../../kit/screen.ts'
import type { Setting } from '../index.ts'
import { fields } from './fields.ts'
import { texts } from './texts.ts'
import { Invitation } from './view.tsx'

const schema = acceptance.required({ entityCode: true })

/** How an entity comes to its account: with the code in its notice. Codes are sent by the form, never by an address. */
export const invitationScreen = ({ sessions }: Setting): PublicScreen => ({
  url: '/invitation',
  roles: 'public',
  limit: 'invitations',
  get: async () => ({ title: texts.title, body: <Invitation typed={{}} faults={[]} /> }),
  post: async ({ typed, deps: { record }, request, reply }) => {
    const { pool } = record
    const again = (faults: readonly Fault[]) => ({
      title: texts.title,
      wrong: true,
      body: <Invitation typed={typed} faults={faults} />,
    })
    const checked = checkForm(schema, fields, typed)
    if (checked.faults) return again(checked.faults.map(plainer))
    const entityCode = checked.payload.entityCode.replace(/\s/g, '').toUpperCase()
    const made = await acceptInvitation(pool, { ...checked.payload, entityCode, password: one(typed, 'password') })
    if (isRefusal(made)) {
      const { status, code } = identityProblem(request, made)
      return { ...again([faultOf(made)]), status, code }
    }
    await noteAct(request, pool, 'accountOpened', made.id, made.id)
    openCookieSession(reply, await letIn(request, { record, sessions }, made.id, 'invitation'))
    return { goTo: '/matters', flash: filledIn(texts.done, { account: made.id }) }
  },
})

// The form of an account is a pattern, which says little to people.
const plainer = (fault: Fault): Fault =>
  fault.path === 'account' && !fault.text.zh.startsWith('请填写') ? { path: 'account', text: texts.badAccount } : fault

function faultOf(refusal: Refusal): Fault {
  if (refusal.code === 'invitation.unknown') return { path: 'code', text: texts.notTogether }
  return { path: refusal.code === 'account.taken' ? 'account' : 'password', ...identityFault(refusal) }
}
