import { openCookieSession } from '../../../http/cookies.ts'
import { letIn } from '../../../http/let-in.ts'
import { acceptance } from '../../../casework/schemas/entity-accounts.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy, checkForm } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { filledIn } from '../../kit/words.ts'
import { told } from '../../kit/flash.ts'
import type { PublicScreen } from '../../kit/screen.ts'
import type { Setting } from '../setting.ts'
import { fields } from './fields.ts'
import { texts } from './texts.ts'
import { Invitation } from './view.tsx'
import { noteAct, acceptInvitation } from '../../../identity/for-doors.ts'

const schema = acceptance.required({ entityCode: true })

/** How an entity comes to its account: with the code in its notice. Codes are sent by the form, never by an address. */
export const invitationScreen = ({ sessions }: Setting): PublicScreen => ({
  url: '/invitation',
  fieldsOf: () => fields,
  roles: 'public',
  limit: 'invitations',
  get: async () => ({ title: texts.title, body: <Invitation typed={{}} faults={[]} /> }),
  post: async ({ typed, deps: { record }, request, reply }) => {
    const again = (faults: readonly Fault[]) => ({
      title: texts.title,
      body: <Invitation typed={typed} faults={faults} />,
      ...wrongBy(faults),
    })
    const checked = checkForm(schema, fields, typed)
    if (checked.faults) return again(checked.faults.map(plainer))
    const accepted = { ...checked.payload, password: one(typed, 'password') }
    const made = await acceptInvitation(record, accepted, request.ip)
    if (isRefusal(made)) return again([faultOf(made)])
    await noteAct(record, request, 'accountOpened', made.id, made.id)
    openCookieSession(reply, await letIn(request, { record, sessions }, made.id, 'invitation'))
    return { goTo: '/matters', flash: told.done(filledIn(texts.done, { account: made.id })) }
  },
})

// The form of an account is a pattern, which says little to people.
const plainer = (fault: Fault): Fault =>
  fault.path === 'account' && !fault.text.zh.startsWith('请填写') ? { path: 'account', text: texts.badAccount } : fault

const fieldOf: { readonly [code: string]: string } = { 'account.taken': 'account', 'account.officialName': 'name' }

function faultOf(refusal: Refusal): Fault {
  if (refusal.code === 'invitation.unknown') return { path: 'code', text: texts.notTogether, refusal }
  return refusalFault(refusal, fieldOf[refusal.code] ?? 'password')
}
