import { randomUUID } from 'node:crypto'
import { listDue } from '../../../casework/desk.ts'
import { payloadSchemas } from '../../../casework/schemas/commands.ts'
import type { Command } from '../../../domain/case.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { commandAt, formOf } from '../../commands/index.ts'
import type { GivenTogether } from '../../commands/together.ts'
import { fieldsTogether, givenTogether, titleTogether } from '../../commands/together.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields } from '../../form/fields.ts'
import { checkForm, wrongBy } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { firstValues, many, one } from '../../form/values.ts'
import { describe } from '../../kit/describe.ts'
import { give } from '../../kit/give.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { notFound } from '../../kit/messages.tsx'
import { decideContext } from '../../kit/one-case.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure, wantsBack } from '../../kit/sure.tsx'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import { actFor, topicsDoneBy } from '../case/actions.ts'
import { deskScope } from '../inbox/scope.ts'
import type { TogetherRow } from './rows.ts'
import { aboutWords, mostTogether, rowOf, rowsNamed, rowValue } from './rows.ts'
import { named } from './named.ts'
import { texts } from './texts.ts'
import type { Choice, Result } from './view.tsx'
import { Results, Together } from './view.tsx'

/** One command for several cases of the desk: chosen, typed once, read over, then given one by one with a result for each. */
export const togetherScreen: Screen = {
  url: '/work/together/:track/:verb',
  roles: ['reviewer', 'implementingOfficer'],
  givesCommands: true,
  fieldsOf: ({ track, verb }) => {
    const type = commandAt(`${track}/${verb}`)
    return type && { ...rowField, ...fieldsTogether(type) }
  },
  get: async (asked) => {
    const act = askedAct(asked)
    return act ? await show(asked, act, (await keptDraft(asked))?.fields, []) : notFound
  },
  post: async (asked) => {
    const act = askedAct(asked)
    if (!act) return notFound
    const rows = rowsNamed(many(asked.typed, 'row'))
    const faults = faultsOf(act, rows, asked.typed)
    if (faults.length > 0 || wantsBack(asked.typed)) return await show(asked, act, asked.typed, faults)
    const question = await questionOf(asked, act, rows)
    if (question) return question
    const done = await carriedOut(asked, act, rows)
    await dropKeptDraft(asked)
    return done
  },
}

// Which were chosen is kept with what was typed, when a form is kept.
const rowField = { row: { kind: 'ticks', label: texts.list, options: [] } } satisfies Fields

interface Act extends GivenTogether {
  readonly type: HumanCommand
}

function askedAct({ params }: Asked): Act | undefined {
  const type = commandAt(`${params['track']}/${params['verb']}`)
  const how = type && givenTogether(type)
  return type && how ? { type, ...how } : undefined
}

const valuesFor = ({ ofRow, fixed }: Act, typed: Values, { part }: TogetherRow): Values => ({
  ...typed,
  ...fixed,
  ...(ofRow ? { [ofRow]: part } : {}),
})

const payloadFor = (act: Act, typed: Values, row: TogetherRow) =>
  checkForm(payloadSchemas[act.type], formOf(act.type).fields, valuesFor(act, typed, row))

// What is typed is the same for all, so one of them shows what is wrong with it.
function faultsOf(act: Act, rows: readonly TogetherRow[], typed: Values): readonly Fault[] {
  const [first] = rows
  if (!first) return [{ text: texts.noneChosen }]
  if (rows.length > mostTogether) return [{ text: filledIn(texts.tooMany, { most: mostTogether }) }]
  return payloadFor(act, typed, first).faults ?? []
}

/** What waits of the act, and how many of it have to be decided in their own cases. */
async function waiting(asked: Asked, { type, apart }: Act) {
  const { deps, actor, visit } = asked
  const scope = deskScope(actor, topicsDoneBy(type))
  const page = await listDue(deps.record, deps.readAs(actor), scope, { today: visit.today, limit: mostTogether })
  const context = decideContext(asked)
  const own = page.items.filter(({ topic, state }) => actFor(topic, state, context) === type)
  const choices = own
    .filter(({ state }) => !apart?.(state))
    .map((due): Choice => {
      const row = rowOf(type, due)
      return { due, value: rowValue(row), about: aboutWords(due.state, row) }
    })
  return { choices, apart: own.length - choices.length, hasMore: page.next !== undefined }
}

async function show(asked: Asked, act: Act, typed: Values | undefined, faults: readonly Fault[]): Promise<Shown> {
  const { actor, visit } = asked
  const { choices, ...rest } = await waiting(asked, act)
  const scene = { actor, today: visit.today }
  const fields = fieldsTogether(act.type)
  const chosen = typed ? many(typed, 'row') : act.lookedAt ? [] : choices.map(({ value }) => value)
  const body = (
    <Together
      act={formOf(act.type)}
      title={titleOf(act)}
      isLookedAt={act.lookedAt === true}
      fields={fields}
      values={typed ?? firstValues(fields, scene)}
      scene={scene}
      choices={choices}
      chosen={chosen}
      safeguards={{ _key: one(typed ?? {}, '_key') || randomUUID() }}
      faults={faults}
      {...rest}
    />
  )
  return { title: titleOf(act), crumbs, body, ...wrongBy(faults) }
}

const titleOf = ({ type }: Act): Bilingual => {
  const { zh, en } = titleTogether(type)
  return { zh: filledIn(texts.title, { what: zh }).zh, en: filledIn(texts.title, { what: en }).en }
}

const crumbs = [{ text: { zh: '工作台', en: 'My work' }, href: '/work' }] as const

async function questionOf(asked: Asked, act: Act, rows: readonly TogetherRow[]): Promise<Shown | undefined> {
  if (one(asked.typed, '_sure') === 'yes') return undefined
  const { actor, visit, typed } = asked
  const { choices } = await waiting(asked, act)
  const there = choices.filter(({ value }) => rows.some((row) => rowValue(row) === value))
  const listed = (lang: 'zh' | 'en') =>
    there.map(({ due, about }) => `${due.entityName}（${due.caseNo}）${about[lang]}`).join('\n')
  const checked = payloadFor(act, typed, rows[0]!)
  const payload = checked.faults ? {} : (checked.payload as Readonly<Record<string, unknown>>)
  if (there.length === 0) return await show(asked, act, typed, [{ text: texts.hasChanged }])
  const count = { count: there.length }
  const gone = filledIn(texts.goneRows, { count: rows.length - there.length })
  return askIfSure(asked, {
    title: titleTogether(act.type),
    means: filledIn(texts.means, count),
    act: formOf(act.type).act,
    items: [
      ...describe(fieldsTogether(act.type), payload, { actor, today: visit.today }),
      { label: filledIn(texts.chosen, count), value: { zh: listed('zh'), en: listed('en') } },
      ...(there.length < rows.length ? [{ label: texts.gone, value: gone }] : []),
    ],
    crumbs,
  })
}

/** Gives the command for each row, on the version that was seen or that the row before it has led to. */
async function carriedOut(asked: Asked, act: Act, rows: readonly TogetherRow[]): Promise<Shown> {
  const { typed } = asked
  const versions = new Map<string, { readonly seen: number; readonly now: number }>()
  const results: Result[] = []
  for (const row of rows) {
    const { caseNo, version, part } = row
    const before = versions.get(caseNo)
    const expected = before?.seen === version ? before.now : version
    const checked = payloadFor(act, typed, row)
    if (checked.faults) {
      results.push({ row, fault: checked.faults[0]!.text })
      continue
    }
    const safeguards = { _version: String(expected), _key: `${one(typed, '_key').slice(0, 100)}/${caseNo}/${part}` }
    const command = { type: act.type, payload: checked.payload } as Command
    const done = await give({ ...asked, typed: { ...typed, ...safeguards } }, command, caseNo)
    if (isRefusal(done))
      results.push({ row, fault: done.code === 'case.stale' ? texts.hasChanged : refusalWords(done) })
    else {
      versions.set(caseNo, { seen: version, now: done.version })
      results.push({ row })
    }
  }
  const again = asked.visit.path.split('?')[0] ?? ''
  const body = <Results results={await named(asked, results)} title={titleOf(act)} again={again} />
  return { title: titleOf(act), crumbs, body }
}
