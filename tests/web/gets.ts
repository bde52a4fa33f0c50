import type { FastifyInstance } from 'fastify'
import type { TestDatabase } from '../setup/database.ts'
import { commandForms, commandAddress } from '../../web/commands/index.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import { routesOf } from '../api/routes.ts'
import { readSources } from '../../operations/development/documents/source-files.ts'

/** Paths of every GET that the house answers, with their parameters as `:name`. */
export const getPaths = (app: FastifyInstance): string[] =>
  routesOf(app).flatMap(({ method, path }) => (method === 'GET' ? [path] : []))

/** Names of the parameters that pages and API read from a query, as sources and description say. */
export async function queryNames(app: FastifyInstance): Promise<string[]> {
  const inPages = readSources()
    .filter(({ path }) => path.startsWith('web/'))
    .flatMap(({ text }) => [...text.matchAll(/query\['(\w+)'\]/g)].map(([, name = '']) => name))
  const { paths } = (await app.inject('/openapi.json')).json<{
    paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>
  }>()
  const described = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ parameters = [] }) => parameters)
    .flatMap((one) => (one.in === 'query' ? [one.name] : []))
  return [...new Set([...inPages, ...described, 'lang', 'format', 'of', 'today'])]
}

/** Addresses at which each GET finds something, filled from what the record holds about some cases. */
export async function filledIn(
  app: FastifyInstance,
  { owner }: TestDatabase,
  cases: readonly string[],
): Promise<readonly { readonly path: string; readonly url: string }[]> {
  const column = async (query: string, values: unknown[] = []) =>
    (await owner.query<{ value: string }>(query, values)).rows.map(({ value }) => value)
  const ofCases = (what: string, table: string) =>
    column(`SELECT ${what} AS value FROM ${table} WHERE case_no = ANY($1)`, [cases])
  const first: Readonly<Record<string, () => Promise<readonly string[]>>> = {
    'letters/:id': async () => [
      // Printing is slow; the first of these has not been served.
      ...cases.slice(0, 3).map((caseNo) => `${caseNo}.listing.notice`),
      ...(await ofCases(`case_no || '.' || occasion`, 'letters')).slice(-3),
    ],
    'deadlines/:id/explanation': async () => (await ofCases(`case_no || '.' || key`, 'deadlines')).slice(0, 5),
    'imports/:id': () => column('SELECT id::text AS value FROM imports'),
    'notes/:id': () => column('SELECT id::text AS value FROM supervision_notes'),
    'publications/:id': () => column('SELECT id::text AS value FROM rule_publications'),
    'certificates/:number': () => column(`SELECT number AS value FROM letters WHERE kind = 'repairCertificate'`),
    'decisions/:number': () => column(`SELECT number AS value FROM letters WHERE kind = 'decision'`),
    ':account': async () => ['officer-lin'],
    'subscribers/:code': async () => ['fictitious'],
    'checks/:checkNo': async () => ['CK-2026-00000001'],
    ':code': async () => ['case.stale'],
    ':door': async () => ['staff'],
  }
  const found: { path: string; url: string }[] = []
  for (const path of getPaths(app)) {
    const key = Object.keys(first).find((each) => path.includes(each))
    const values = key === undefined ? [''] : await first[key]!()
    const name = /:\w+/.exec(key ?? '')?.[0] ?? ''
    for (const value of values) {
      const one = name === '' ? path : path.replace(name, encodeURIComponent(value))
      found.push(...(await ofCase(one, cases, owner)).map((url) => ({ path, url })))
    }
  }
  return found
}

async function ofCase(path: string, cases: readonly string[], owner: TestDatabase['owner']): Promise<string[]> {
  if (path.includes(':draft')) {
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM drafts ORDER BY saved_at')
    const [begun, kept] = rows
    return ['1', '3', `3?draft=${kept?.id}`].map((step) =>
      path.replace(':draft', begun?.id ?? '').replace(':step', step),
    )
  }
  if (path.endsWith('/deadline-calculator')) return [`${path}?start=2026-04-07&count=5&unit=workingDays`]
  if (path.includes('/register/decisions/')) {
    const number = decodeURIComponent(path.split('/').at(-1) ?? '')
    const { rows } = await owner.query<{ code: string }>('SELECT check_code AS code FROM letters WHERE number = $1', [
      number,
    ])
    return [`${path}?code=${rows[0]?.code}`]
  }
  if (path.endsWith('/log/consistency')) {
    const { rows } = await owner.query<{ size: string }>('SELECT min(size) AS size FROM log_checkpoints')
    return [`${path}?older=${rows[0]?.size}`]
  }
  if (!path.includes(':caseNo')) return [path]
  const urls: string[] = []
  // Of what there is one for each command or term, two cases are enough.
  for (const caseNo of /:verb|:key/.test(path) ? cases.slice(-2) : cases) {
    const one = path.replace(':caseNo', caseNo).replace(':caseSeq', '1').replace(':sha256', '0'.repeat(64))
    if (one.includes(':verb'))
      urls.push(...(Object.keys(commandForms) as HumanCommand[]).map((type) => commandAddress(caseNo, type)))
    else if (one.includes(':key')) {
      const { rows } = await owner.query<{ key: string }>('SELECT key FROM deadlines WHERE case_no = $1', [caseNo])
      urls.push(...rows.map(({ key }) => one.replace(':key', key)))
    } else if (one.includes(':account')) urls.push(one.replace(':account', 'entity-agent'))
    else urls.push(one)
  }
  return urls
}
