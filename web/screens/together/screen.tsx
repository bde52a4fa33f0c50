import { randomUUID } from 'node:crypto'
import { isRefusal } from '../../../domain/refusal.ts'
import { commandAt, formOf } from '../../commands/index.ts'
import { fieldsTogether } from '../../commands/together.ts'
import type { Fault } from '../../form/faults.ts'
import { wrongBy } from '../../form/faults.ts'
import type { Fields } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { firstValues, many, one } from '../../form/values.ts'
import { told } from '../../kit/flash.ts'
import { give } from '../../kit/give.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { notFound } from '../../kit/messages.tsx'
import { refusalWords } from '../../kit/refusal-words.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { wantsBack } from '../../kit/sure.tsx'
import { filledIn } from '../../kit/words.ts'
import type { Act } from './act.ts'
import { actNamed, commandFor, crumbs, titleOf } from './act.ts'
import { questionOf } from './question.ts'
import type { Result } from './results.ts'
import { keepResults, keptResults, named } from './results.ts'
import type { TogetherRow } from './rows.ts'
import { mostTogether, rowsNamed } from './rows.ts'
import { texts } from './texts.ts'
import { Results, Together } from './view.tsx'
import { waitingOf } from './waiting.ts'

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
    const act = actNamed(asked.params)
    if (!act) return notFound
    if (asked.query['results'] === undefined) return await show(asked, act, (await keptDraft(asked))?.fields, [])
    const results = await keptResults(asked, act)
    return results
      ? await resultsPage(asked, act, results)
      : { goTo: again(asked), flash: told.attention(texts.resultsGone) }
  },
  post: async (asked) => {
    const act = actNamed(asked.params)
    if (!act) return notFound
    const rows = rowsNamed(act.type, many(asked.typed, 'row'))
    const faults = faultsOf(act, rows, asked.typed)
    if (faults.length > 0 || wantsBack(asked.typed)) return await show(asked, act, asked.typed, faults)
    if (one(asked.typed, '_sure') !== 'yes') {
      const before = await questionOf(asked, act, rows)
      if ('faults' in before) return await show(asked, act, asked.typed, before.faults)
      if (before.question) return before.question
    }
    const results = await carriedOut(asked, act, rows)
    await dropKeptDraft(asked)
    const id = await keepResults(asked, results)
    return isRefusal(id) ? await resultsPage(asked, act, results) : { goTo: `${again(asked)}?results=${id}` }
  },
}

// Which were chosen is kept with what was typed, when a form is kept.
const rowField = { row: { kind: 'ticks', label: texts.list, options: [] } } satisfies Fields

const again = ({ visit }: Asked) => visit.path.split('?')[0] ?? ''

// What is typed is the same for all, so one of them shows what is wrong with it.
function faultsOf(act: Act, rows: readonly TogetherRow[], typed: Values): readonly Fault[] {
  const [first] = rows
  if (!first) return [{ text: texts.noneChosen }]
  if (rows.length > mostTogether) return [{ text: filledIn(texts.tooMany, { most: mostTogether }) }]
  return commandFor(act, typed, first).faults ?? []
}

async function show(asked: Asked, act: Act, typed: Values | undefined, faults: readonly Fault[]): Promise<Shown> {
  const { actor, visit } = asked
  const { choices, ...rest } = await waitingOf(asked, act)
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

async function resultsPage(asked: Asked, act: Act, results: readonly Result[]): Promise<Shown> {
  const body = <Results results={await named(asked, results)} title={titleOf(act)} again={again(asked)} />
  return { title: titleOf(act), crumbs, body }
}

/** Gives the command for each row, on the version that was seen or that the row before it has led to. */
async function carriedOut(asked: Asked, act: Act, rows: readonly TogetherRow[]): Promise<readonly Result[]> {
  const { typed } = asked
  const versions = new Map<string, { readonly seen: number; readonly now: number }>()
  const results: Result[] = []
  for (const row of rows) {
    const { caseNo, version, part } = row
    const before = versions.get(caseNo)
    const expected = before?.seen === version ? before.now : version
    const built = commandFor(act, typed, row)
    if (built.faults) {
      results.push({ row, fault: built.faults[0]!.text })
      continue
    }
    const safeguards = { _version: String(expected), _key: `${one(typed, '_key').slice(0, 100)}/${caseNo}/${part}` }
    const done = await give({ ...asked, typed: { ...typed, ...safeguards } }, built.command, caseNo)
    if (isRefusal(done))
      results.push({ row, fault: done.code === 'case.stale' ? texts.hasChanged : refusalWords(done) })
    else {
      versions.set(caseNo, { seen: version, now: done.version })
      results.push({ row })
    }
  }
  return results
}
