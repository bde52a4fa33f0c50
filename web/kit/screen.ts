import type { MultipartFile } from '@fastify/multipart'
import type { RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { BadInput } from '../../http/bad-input.ts'
import { formLimits } from '../../http/bodies/form.ts'
import { firstFileOf } from '../../http/bodies/multipart.ts'
import type { Deps } from '../../casework/deps.ts'
import { csrfToken, isCsrfToken } from '../../http/cookies.ts'
import type { PerMinute } from '../../http/limits.ts'
import { passingProblem } from '../../http/passing-problems.ts'
import { logRefusal } from '../../identity/security-log.ts'
import { withoutValues } from '../../database/refused-values.ts'
import type { Actor, Role } from '../../domain/actor.ts'
import { oneWorkbook } from '../../casework/imports.ts'
import { shanghaiDate } from '../../record/clock.ts'
import type { Cover } from '../../database/queries/delegations.ts'
import type { Fields } from '../form/fields.ts'
import { withLost } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import { one } from '../form/values.ts'
import { cleaned, hasUnkeepable } from './cleaned.ts'
import { formProof } from './form-proof.ts'
import { keepForLater } from './interrupted.ts'
import { turnedQuestion, turnLanguage } from './turned-language.ts'
import type { Flash } from './flash.ts'
import { languageOf, rememberLanguage, takeFlash, leaveFlash, withoutLanguage } from './memory.ts'
import type { Page } from './layout.tsx'
import type { FirstOf, FormFile } from './received-form.ts'
import { receiveForm } from './received-form.ts'
import { notForYou, notForAnother, tooMany } from './messages.tsx'
import { nobody, peopleFor } from './people.ts'
import { bareVisit } from './bare-visit.ts'
import { sendPage } from './render.ts'
import { sendAgain, tooOften } from './send-again.tsx'
import { coverIsOver, standingOf } from './standing.ts'
import { mostBytesOf } from './unproved.ts'
import { unreadFor } from './unread.ts'
import type { Visit } from './visit.ts'

/** What a screen answers: a page, another address, or a file. */
export type Shown =
  | Page
  | { readonly goTo: string; readonly flash?: Flash }
  | { readonly send: (reply: FastifyReply) => FastifyReply }

/** What a screen is asked. `actor` is there for everybody the screen lets in; on public screens perhaps nobody. */
export interface Asked<A extends Actor | undefined = Actor> {
  readonly deps: Deps
  readonly actor: A
  /** For whom `actor` acts, where it is for somebody else. */
  readonly cover?: Cover | undefined
  readonly visit: Visit
  /** Says which accounts the page will name, by `useWho`; they are looked up together. */
  readonly speakOf: (accounts: readonly (string | null | undefined)[]) => void
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** What was typed in the form that is being sent; empty on GET. */
  readonly typed: Values
  /** The file of a screen with an upload; its stream must be read or dropped. */
  readonly file?: MultipartFile | undefined
  /** The files of a form that may bring evidence; they are gone when the screen has answered. */
  readonly files?: readonly FormFile[] | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

interface Answers<A extends Actor | undefined> {
  readonly url: string
  /** Where guessing must be slowed down, by its form or by its address; a name stands for a limit shared with the API. */
  readonly limit?: RateLimitOptions | keyof PerMinute
  readonly getLimit?: RateLimitOptions | keyof PerMinute
  /** The fields of its form, for their labels when what was typed is given back. */
  readonly fieldsOf?: (params: Readonly<Record<string, string>>) => Fields | undefined
  get?(asked: Asked<A>): Promise<Shown>
  post?(asked: Asked<A>): Promise<Shown>
}

/** One screen for the signed-in of some roles: its address, what it shows and what it does with its form. */
export interface Screen extends Answers<Actor> {
  readonly roles: readonly Role[]
  /** Its form brings a file, after its other fields. */
  readonly upload?: true
  /** Its forms may bring files of evidence among their fields. */
  readonly files?: true
  /** May be used with a first password that has not been changed yet. */
  readonly withFirstPassword?: true
  /** Its form gives commands, which may be given for somebody whom the reader covers too. */
  readonly givesCommands?: true
  /** About the reader's own account: always asked as oneself. */
  readonly asOneself?: true
}

/** One screen for everybody. */
export interface PublicScreen extends Answers<Actor | undefined> {
  readonly roles: 'public'
}

export type AnyScreen = Screen | PublicScreen

/** Registers a screen with the checks that none may forget: session, role, CSRF token, language. */
export function addScreen(app: FastifyInstance, deps: Deps, screen: AnyScreen): void {
  // Recognised and let in here and not by the guard of the API, since a form sent after the session ended is kept.
  const options = { config: { access: 'public', recognises: true }, schema: { hide: true } } as const
  const upTo = (limit: RateLimitOptions | keyof PerMinute | undefined, before: onRequestAsyncHookHandler[] = []) => {
    if (limit === undefined) return { ...options, onRequest: before }
    if (typeof limit === 'string') return { ...options, onRequest: [...before, app.limits[limit]] }
    return { ...options, onRequest: before, config: { ...options.config, rateLimit: limit } }
  }
  if (screen.get)
    app.get(
      screen.url,
      upTo(screen.getLimit),
      async (request, reply) => await answer(deps, screen, 'get', request, reply),
    )
  if (screen.post)
    app.post(
      screen.url,
      upTo(screen.limit, [app.limits.unsignedForms]),
      async (request, reply) => await answer(deps, screen, 'post', request, reply),
    )
}

async function answer(
  deps: Deps,
  screen: AnyScreen,
  method: 'get' | 'post',
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (method === 'get') return await respond(deps, screen, 'get', request, reply, { typed: {} })
  if ('files' in screen && request.isMultipart()) {
    const maySend = await request.server.limits.maySendFiles(request)
    const { incoming } = deps.storage
    const mostBytes = mostBytesOf(deps.letterhead.invitationSecret)
    const most = (first: FirstOf) => mostBytes(request, { by: first('_by'), proof: first('_proof') })
    const isOurs = (first: FirstOf) => request.signedIn !== undefined && isCsrfToken(request, first('_csrf'))
    const form = await receiveForm(request, incoming, { isOurs: (first) => maySend && isOurs(first), most })
    try {
      if (!maySend) {
        logRefusal(request, 429, 'evidence.tooOften')
        if (!isOurs((name) => one(form.typed, name))) return await sendPage(reply, bareVisit(request), tooMany)
        const fields = screen.fieldsOf?.(textsIn(request.params))
        return await sendPage(reply, bareVisit(request), sendAgain(tooOften, form.typed, fields))
      }
      return await respondToForm(deps, screen, request, reply, form)
    } finally {
      await incoming.drop(form.files)
    }
  }
  // No text is typed in a form with a workbook.
  const bounds = { ...oneWorkbook, bytes: () => formLimits.unprovedBytes }
  const file = 'upload' in screen && request.isMultipart() ? await firstFileOf(request, bounds) : undefined
  const typed = typedIn(file ? fieldsBefore(file) : request.body)
  const brought = file && file.filename !== '' ? [{ control: file.fieldname, name: cleaned(file.filename) }] : []
  return await respondToForm(deps, screen, request, reply, { typed: withLost(typed, brought), file })
}

/** Carries out a form; one that cannot be carried out now is shown again with all that was typed in it. */
async function respondToForm(
  deps: Deps,
  screen: AnyScreen,
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent,
): Promise<FastifyReply> {
  const { typed, file } = sent
  try {
    if (request.held) throw request.held
    return await respond(deps, screen, 'post', request, reply, sent)
  } catch (error) {
    file?.file.resume()
    const passing = passingProblem(error as FastifyError)
    // Only what a page of ours has sent is shown again: nobody puts words into somebody else's form.
    const isOurs = screen.roles === 'public' || isCsrfToken(request, typed['_csrf'])
    if (!passing || !isOurs) throw error
    request.log.error({ err: withoutValues(error as Error) }, 'form not carried out')
    reply.header('retry-after', String(passing.retryAfter))
    const fields = screen.fieldsOf?.(textsIn(request.params))
    return sendPage(reply, bareVisit(request), sendAgain(passing, typed, fields))
  }
}

type Sent = Pick<Asked, 'typed' | 'file' | 'files'>

async function respond(
  deps: Deps,
  screen: AnyScreen,
  method: 'get' | 'post',
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent,
): Promise<FastifyReply> {
  const { file } = sent
  const question = turnedQuestion(sent.typed)
  const typed = question?.typed ?? sent.typed
  const standing = await standingOf(deps.record, request, reply)
  const { cover } = standing
  const actor = 'asOneself' in screen ? request.signedIn?.actor : standing.actor
  const visit: Visit = {
    lang: question?.lang ?? languageOf(request),
    actor,
    name: request.signedIn?.account.name ?? '',
    today: shanghaiDate(await deps.record.clock.now()),
    path: withoutLanguage(request.url),
    csrf: csrfToken(request),
    proofOf: (address) => (actor ? formProof(deps.letterhead.invitationSecret, actor.id, address) : ''),
    flash: method === 'get' ? (takeFlash(request, reply) ?? (standing.isOver ? coverIsOver : undefined)) : undefined,
    covered: cover?.account,
    people: nobody,
  }
  rememberLanguage(request, reply, question?.lang)
  if (screen.roles !== 'public') {
    // A form that was made in another name than it would now be carried out in.
    const isForOther = '_for' in typed && one(typed, '_for') !== (actor?.onBehalfOf ?? '')
    if (method === 'post' && !(actor && !isForOther && isCsrfToken(request, typed['_csrf']))) {
      file?.file.resume()
      const code = isForOther ? 'delegation.none' : 'csrf.refused'
      logRefusal(request, actor ? 403 : 401, actor ? code : 'session.needed')
      const fields = screen.fieldsOf?.(textsIn(request.params))
      const answer = await keepForLater(deps, request, reply, { typed, asOneself: 'asOneself' in screen, fields })
      return answer === 'answered' ? reply : sendPage(reply, visit, answer)
    }
    if (!actor) {
      logRefusal(request, 401, 'session.needed')
      return reply.redirect(`/sign-in?to=${encodeURIComponent(visit.path)}`, 303)
    }
    if (!screen.roles.includes(actor.role)) return sendPage(reply, visit, notForYou)
    if (method === 'post' && actor.onBehalfOf !== undefined && !screen.givesCommands) {
      file?.file.resume()
      return sendPage(reply, visit, notForAnother)
    }
    if (request.signedIn?.mustChangePassword && !screen.withFirstPassword) return reply.redirect('/password', 303)
    const fields = method === 'post' && '_lang' in typed ? screen.fieldsOf?.(textsIn(request.params)) : undefined
    if (fields) {
      file?.file.resume()
      return await turnLanguage(deps, request, reply, { typed, fields })
    }
  }
  const spokenOf: (string | null | undefined)[] = []
  const speakOf: Asked['speakOf'] = (accounts) => void spokenOf.push(...accounts)
  const asked = {
    deps,
    actor,
    speakOf,
    cover: actor?.onBehalfOf === undefined ? undefined : cover,
    visit,
    params: textsIn(request.params),
    query: textsIn(request.query),
    ...sent,
    typed,
    request,
    reply,
  }
  const shown = await screen[method]!(asked as Asked)
  // A file that nobody has read would keep the browser sending.
  file?.file.resume()
  if ('goTo' in shown) {
    if (shown.flash) leaveFlash(reply, shown.flash)
    return reply.redirect(shown.goTo, 303)
  }
  if ('send' in shown) return shown.send(reply)
  const [people, unread] = await Promise.all([peopleFor(deps.record, actor, spokenOf), unreadFor(deps, actor, request)])
  return sendPage(reply, { ...visit, people, unread }, shown)
}

// Only texts and lists of texts count; nothing else comes from a form.
function typedIn(body: unknown): Values {
  if (typeof body !== 'object' || body === null) return {}
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((each) => cleaned(String(each))) : cleaned(String(value)),
  ])
  return Object.fromEntries(entries) as Values
}

function fieldsBefore({ fields }: MultipartFile): Record<string, unknown> {
  const texts = Object.entries(fields).flatMap(([name, part]) =>
    part && 'value' in part ? [[name, part.value] as const] : [],
  )
  return Object.fromEntries(texts)
}

// An address is not typed into a field: one with signs that no address of ours has is refused.
function textsIn(given: unknown): Record<string, string> {
  const entries = Object.entries((given ?? {}) as Record<string, unknown>)
  if (entries.some(([, value]) => hasUnkeepable(String(value)))) throw new BadInput('request.invalid')
  return Object.fromEntries(entries.map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]))
}
