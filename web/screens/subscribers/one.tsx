import { z } from 'zod'
import {
  approveSkip,
  askToSkip,
  backlogOf,
  endSubscriberSecret,
  findSubscriber,
  listDeadLetters,
  listSecrets,
  makeSubscriberSecret,
  sendDeadLettersAgain,
  setSubscriberEnabled,
  subscriberDeciders,
  subscriberReaders,
} from '../../../casework/subscribers.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { told } from '../../kit/flash.ts'
import { notForYou, notFound } from '../../kit/messages.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure, wantsBack } from '../../kit/sure.tsx'
import { filledIn } from '../../kit/words.ts'
import { MadeSecret, OneSubscriber, whyFields } from './one-view.tsx'
import { texts as letterTexts } from './letter-texts.ts'
import { skipFields } from './letters-view.tsx'
import { texts } from './texts.ts'

const by = ({ request, actor }: Asked) => ({ request, by: actor.id })

const crumbs = [{ text: texts.title, href: '/subscribers' }]

/** One subscriber: what is registered, its secrets, and whether it is told anything. */
export const subscriberScreen: Screen = {
  url: '/subscribers/:code',
  fieldsOf: () => ({ ...whyFields, ...skipFields }),
  roles: subscriberReaders,
  asOneself: true,
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const does = one(asked.typed, 'act')
    const may = does === 'agreeSkip' ? subscriberDeciders.includes(asked.actor.role) : asked.actor.role === 'operator'
    if (!may) return notForYou
    const code = asked.params['code'] ?? ''
    if (!(await findSubscriber(asked.deps.record, code))) return notFound
    const act = acts[does]
    return act && !wantsBack(asked.typed) ? await act(asked, code, `/subscribers/${code}`) : await show(asked)
  },
}

const acts: Readonly<Record<string, (asked: Asked, code: string, here: string) => Promise<Shown>>> = {
  async makeSecret(asked, code) {
    const made = await makeSubscriberSecret(asked.deps, by(asked), code)
    if (isRefusal(made)) return await show(asked, [refusalFault(made)])
    return {
      title: filledIn(texts.secretMade, { code }),
      crumbs,
      body: <MadeSecret code={code} secret={made.secret} />,
    }
  },
  async endSecret(asked, code, here) {
    const id = z.uuid().safeParse(one(asked.typed, 'id'))
    if (!id.success) return await show(asked)
    const question = askIfSure(asked, {
      title: texts.endSecret,
      means: texts.endSecretMeans,
      act: texts.endSecret,
      leaveTo: here,
      crumbs,
    })
    if (question) return question
    const done = await endSubscriberSecret(asked.deps, by(asked), { code, id: id.data })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return { goTo: here, flash: told.done(texts.secretEnded) }
  },
  async disable(asked, code, here) {
    const why = one(asked.typed, 'why').trim().slice(0, 500)
    if (why === '') return await show(asked, [{ path: 'why', text: texts.needReason }])
    const question = askIfSure(asked, {
      title: texts.disable,
      means: texts.disableMeans,
      act: texts.disable,
      crumbs,
    })
    if (question) return question
    const done = await setSubscriberEnabled(asked.deps, by(asked), code, { why })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return { goTo: here, flash: told.done(texts.disabled) }
  },
  async enable(asked, code, here) {
    const done = await setSubscriberEnabled(asked.deps, by(asked), code, { enable: true })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return { goTo: here, flash: told.done(texts.enabled) }
  },
  async again(asked, code, here) {
    const done = await sendDeadLettersAgain(asked.deps, by(asked), { code, caseNo: caseIn(asked) })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return { goTo: here, flash: told.begun(letterTexts.againDone) }
  },
  async againAll(asked, code, here) {
    const done = await sendDeadLettersAgain(asked.deps, by(asked), { code })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return { goTo: here, flash: told.begun(letterTexts.againDone) }
  },
  async skip(asked, code, here) {
    const reason = one(asked.typed, 'reason').trim().slice(0, 500)
    if (reason === '') return await show(asked, [{ path: 'reason', text: texts.needReason }])
    const done = await askToSkip(asked.deps, by(asked), { code, caseNo: caseIn(asked), reason })
    if (isRefusal(done)) return await show(asked, [refusalFault(done, 'caseNo')])
    return { goTo: here, flash: told.done(letterTexts.skipAskedDone) }
  },
  async agreeSkip(asked, code, here) {
    const question = askIfSure(asked, {
      title: letterTexts.agree,
      means: letterTexts.agreeMeans,
      act: letterTexts.agree,
      leaveTo: here,
      crumbs,
    })
    if (question) return question
    const done = await approveSkip(asked.deps, by(asked), { code, caseNo: caseIn(asked) })
    if (isRefusal(done)) return await show(asked, [refusalFault(done)])
    return { goTo: here, flash: told.done(letterTexts.skipped) }
  },
}

const caseIn = ({ typed }: Asked) => one(typed, 'caseNo').trim().slice(0, 40)
const listed = 100

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, params, typed, visit } = asked
  const found = await findSubscriber(deps.record, params['code'] ?? '')
  if (!found) return notFound
  const { code } = found
  const [secrets, backlog, letters] = await Promise.all([
    listSecrets(deps.record, code),
    backlogOf(deps.record, code),
    listDeadLetters(deps.record, code, listed),
  ])
  asked.speakOf([
    found.disabledBy,
    ...secrets.map(({ madeBy }) => madeBy),
    ...letters.map(({ skipAskedBy }) => skipAskedBy),
  ])
  return {
    title: found.registration.names,
    crumbs,
    body: (
      <OneSubscriber
        subscriber={found}
        secrets={secrets}
        backlog={backlog}
        letters={letters}
        values={typed}
        scene={{ actor, today: visit.today }}
        faults={faults}
      />
    ),
    ...wrongBy(faults),
  }
}
