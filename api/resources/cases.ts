import { visibleCase } from '../../identity/visible-case.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listCases, listEntries } from '../../database/queries/cases.ts'
import { listDeadlines } from '../../database/queries/deadlines.ts'
import { actsOfNewAccounts } from '../../domain/accounts/new-accounts.ts'
import type { CaseState } from '../../domain/case.ts'
import { lawfulCommands } from '../../domain/decide.ts'
import { refuse } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { repairEligibility } from '../../domain/repair/eligibility.ts'
import { showingOf } from '../../domain/publicity/showing.ts'
import { stageOf, stages } from '../../domain/stage.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { everyRole } from '../../http/access.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { languageOf, sendRefusal } from '../../http/problems.ts'
import { visibleCases } from '../../identity/rights.ts'
import { doubtOf } from '../doubt.ts'
import { sought } from '../../domain/identifiers/sought.ts'
import { caseAnswer, caseDeadlines, caseList, eligibilityAnswer, ledgerList } from '../schemas/answers.ts'
import { caseNumber, words } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'

const params = z.object({ caseNo: caseNumber })
type OneCase = { Params: { caseNo: string } }

const filter = z.strictObject({
  ...paging,
  stage: z.enum(stages as [string, ...string[]]).optional(),
  agency: words.max(100).optional(),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  entityCode: words.max(100).optional().describe('The code of an entity, with whatever was copied around it'),
  overdue: z.enum(['true', 'false']).optional(),
})

/** Reading cases: lists, one case with what is lawful now, its ledger, deadlines and eligibility for repair. */
export function caseResources(app: FastifyInstance, { record, readAs }: Deps): void {
  const { clock, rules, catalogue } = record
  const today = async () => shanghaiDate(await clock.now())

  /** The case when the caller may see it; otherwise a 404 has been answered, which does not tell that it exists. */
  async function visible(request: FastifyRequest<OneCase>, reply: FastifyReply): Promise<CaseState | undefined> {
    const state = await visibleCase({ readAs }, request.actor, request.params.caseNo)
    if (!state) sendRefusal(request, reply, refuse('case.unknown', { caseNo: request.params.caseNo }))
    return state
  }

  const read = (operationId: string, summary: string, answer: z.ZodType) => ({
    config: { access: everyRole },
    schema: { operationId, summary, tags: ['cases'], params, response: { 200: answer, ...problemResponses } },
  })

  app.get<{ Querystring: z.infer<typeof filter> }>(
    '/cases',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'listCases',
        summary: 'Cases that the caller may see',
        tags: ['cases'],
        querystring: filter,
        response: { 200: caseList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { cursor, overdue, ...query } = request.query
      const key = cursorKey(request, reply, cursor, ['text'])
      if (!key) return reply
      const { entityCode } = query
      const page = await listCases(readAs(request.actor), visibleCases(request.actor, 1), {
        ...query,
        entityCode: entityCode === undefined ? undefined : (sought(entityCode).code ?? entityCode),
        after: key === 'first' ? undefined : String(key[0]),
        overdueOn: overdue === 'true' ? await today() : undefined,
      })
      return sendPage(request, reply, { ...page, ...doubtOf(page, entityCode) })
    },
  )

  app.get<OneCase>(
    '/cases/:caseNo',
    read('getCase', 'One case and what the caller may do now', caseAnswer),
    async (request, reply) => {
      const state = await visible(request, reply)
      if (!state) return reply
      const context = { today: await today(), actor: request.actor, rules, catalogue }
      reply.header('etag', `"${state.version}"`)
      return reply.send({
        ...state,
        stage: stageOf(state),
        showing: showingOf(state),
        lawful: lawfulCommands(state, context),
      })
    },
  )

  app.get<OneCase>(
    '/cases/:caseNo/ledger',
    read('listLedger', 'What has happened, by whom and why', ledgerList),
    async (request, reply) => {
      const state = await visible(request, reply)
      if (!state) return reply
      const entries = await listEntries(readAs(request.actor), state.caseNo)
      const isNew = actsOfNewAccounts(entries)
      return reply.send({ items: entries.map((entry, n) => ({ ...entry, byNewAccount: isNew[n] === true })) })
    },
  )

  app.get<OneCase>(
    '/cases/:caseNo/deadlines',
    read('listCaseDeadlines', 'Every term, open and closed', caseDeadlines),
    async (request, reply) => {
      const state = await visible(request, reply)
      return state ? reply.send({ items: await listDeadlines(readAs(request.actor), state.caseNo) }) : reply
    },
  )

  app.get<OneCase>(
    '/cases/:caseNo/repair-eligibility',
    read('getRepairEligibility', 'Whether repair may be applied for, why not, and from when', eligibilityAnswer),
    async (request, reply) => {
      const state = await visible(request, reply)
      if (!state) return reply
      const { reasons, ...eligibility } = repairEligibility(state, await today())
      const language = languageOf(request)
      return reply.send({
        ...eligibility,
        reasons: reasons.map((reason) => ({ ...reason, text: refusalText(reason, language) })),
      })
    },
  )
}
