import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commandForms, formOf } from '../../web/commands/index.ts'
import { proposalFields } from '../../web/commands/proposal-fields.ts'
import { payloadSchemas, proposalSchema } from '../../casework/schemas/commands.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import { checkForm, fieldAt } from '../../web/form/faults.ts'
import { valuesOf } from '../../web/form/values.ts'
import { commandTypes } from '../../domain/decide.ts'
import { payloads } from '../api/payloads.ts'
import { proposal } from '../support/proposal.ts'
import { root } from '../../operations/development/documents/source-files.ts'

const types = Object.keys(commandForms) as HumanCommand[]

describe('the form of every command', () => {
  it('is there for each command that has an address', () => {
    expect(types.toSorted()).toEqual(Object.keys(payloads).toSorted())
    expect(types.filter((type) => !commandTypes.includes(type))).toEqual([])
  })

  it.each(types)('%s says its payload and no other', (type) => {
    const { fields } = formOf(type)
    const payload = payloads[type] as Record<string, unknown>
    // A revision is typed over the whole proposal.
    const typed = valuesOf(fields, type === 'listing.revise' ? { ...proposal(), ...payload } : payload)
    const checked = checkForm(payloadSchemas[type], fields, typed)
    expect(checked.faults).toBeUndefined()
    expect('payload' in checked && checked.payload).toMatchObject(payload)
  })

  it.each(types)('%s names only fields that it has for refusals', (type) => {
    const { fields, faultOf = {} } = formOf(type)
    expect(Object.values(faultOf).filter((path) => !fieldAt(fields, path))).toEqual([])
  })
})

describe('the form of a proposal', () => {
  it('says the whole proposal', () => {
    const whole = proposal({ contact: { name: '虚构乙', phone: '021-00000000' } })
    expect(checkForm(proposalSchema, proposalFields, valuesOf(proposalFields, whole as never))).toEqual({
      payload: whole,
    })
  })

  it('names what is missing in the order of the page, once for each field', () => {
    const { faults = [] } = checkForm(proposalSchema, proposalFields, {})
    const paths = faults.map(({ path }) => path)
    expect(paths.slice(0, 4)).toEqual(['agency', 'district', 'entity.name', 'entity.kind'])
    expect(new Set(paths).size).toBe(paths.length)
    expect(faults[2]?.text).toEqual({ zh: '请填写“名称”。', en: 'Fill in “Name”.' })
  })

  it('drops rows left blank, points at the right one, and gives new rows numbers of their own', () => {
    const typed = {
      ...valuesOf(proposalFields, proposal() as never),
      'rectification.requirements.0.id': 'r1',
      'rectification.requirements.0.text': '',
      'rectification.requirements.1.id': 'r2',
      'rectification.requirements.1.text': '第二项',
      'rectification.requirements.4.id': '',
      'rectification.requirements.4.text': '第三项',
    }
    const checked = checkForm(proposalSchema, proposalFields, typed)
    expect(checked).toMatchObject({
      payload: {
        rectification: {
          requirements: [
            { id: 'r2', text: '第二项' },
            { id: 'r3', text: '第三项' },
          ],
        },
      },
    })
    const wrong = checkForm(proposalSchema, proposalFields, { ...typed, 'measures.5.code': 'M09' })
    expect(wrong.faults?.map(({ path }) => path)).toEqual(['measures.5.department'])
  })
})

interface Named {
  readonly where: string
  readonly zh: unknown
  readonly en: unknown
}

/** Every pair of texts in what a module exports. */
function textsIn(value: unknown, where: string, seen = new Set<unknown>()): Named[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  if ('zh' in value || 'en' in value) {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    // Where a name is typed in both languages, they are fields of a form and parts of a schema.
    if (typeof zh !== 'object' || typeof en !== 'object') return [{ where, zh, en }]
  }
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${where}.${name}`, seen))
}

it('no text of the pages lacks a language, or stands in the other', async () => {
  const folder = join(root, 'web')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
  const modules = await Promise.all(
    files.map(async (path) => [path, await import(pathToFileURL(join(folder, path)).href)] as const),
  )
  const found = modules.flatMap(([path, module]) => textsIn({ ...module }, path))
  expect(found.length).toBeGreaterThan(400)
  const filled = (text: unknown) => typeof text === 'string' && text.trim() !== ''
  expect(found.filter(({ zh, en }) => !filled(zh) || !filled(en))).toEqual([])
  const names = /[虚沪]|《|中文/
  expect(found.filter(({ en }) => /\p{Script=Han}/u.test(String(en)) && !names.test(String(en)))).toEqual([])
  const holes = (text: unknown) => [...String(text).matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted()
  expect(found.filter(({ zh, en }) => holes(zh).join() !== holes(en).join())).toEqual([])
})
