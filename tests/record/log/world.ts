import { randomBytes } from 'node:crypto'
import { erasedText } from '../../../domain/personal.ts'
import type { Dice } from '../../../fictitious/payloads.ts'
import type { KeptCheckpoint, LoggedItem } from '../../../record/log/check.ts'
import { beginCheck } from '../../../record/log/check.ts'
import type { Erasure, LedgerEntry } from '../../../record/log/leaf.ts'
import { entryContent, erasureContent, leafOf, maskEntry, saltOf, saltedHash } from '../../../record/log/leaf.ts'
import { rootOf } from '../../../record/log/merkle.ts'
import { createKey, signerOf } from '../../../record/log/note.ts'

const origin = 'bihuan/of-the-tests'
const signer = signerOf(origin, createKey())
const start = Date.parse('2026-04-07T02:00:00Z')
const stepMs = 10_000

/** What lies in the database, where a superuser may change anything, and what lies outside. */
export interface World {
  items: LoggedItem[]
  waiting: { entry: LedgerEntry; late: boolean }[]
  cases: Map<string, number>
  erasures: Erasure[]
  keys: Map<string, Buffer>
  checkpoints: KeptCheckpoint[]
  readonly outside: { readonly leaves: Buffer; readonly checkpoints: readonly KeptCheckpoint[] }
}

const words = ['事实（虚构）', '已送达', '同意', '提交整改报告', '13800000000', '张某（虚构）', '']
const word = (dice: Dice) => words[dice(words.length)]!

function entryOf(dice: Dice, seq: number, caseNo: string, caseSeq: number, at: number): LedgerEntry {
  const datas: Readonly<Record<string, unknown>> = {
    'listing.revised': { legalBasis: `条例第${dice(40)}条`, contact: { name: word(dice), phone: '13900000000' } },
    'listing.noticeServed': { method: 'post', servedOn: '2026-04-08', proof: word(dice) },
    'listing.defended': {
      grounds: [
        { id: 'g1', text: word(dice) },
        { id: 'g2', text: word(dice) },
      ],
      evidence: [],
    },
    'measure.fedBack': {
      measure: 'M06',
      result: 'executed',
      amountYuan: dice(10_000) / 100,
      on: '2026-05-04',
      proof: word(dice),
    },
    'interview.held': { heldOn: '2026-06-01', officers: ['a', 'b'], facts: word(dice), signature: 'signed' },
  }
  const proposed = {
    entity: { code: `9131${dice(9_999)}`, name: word(dice), kind: 'organisation' },
    violation: { type: '安全生产', facts: word(dice) },
  }
  const types = Object.keys(datas)
  const type = caseSeq === 1 ? 'listing.proposed' : types[dice(types.length)]!
  const iso = new Date(at).toISOString().replace('Z', '000Z')
  return {
    seq,
    caseNo,
    caseSeq,
    type,
    data: caseSeq === 1 ? proposed : datas[type],
    opens: dice(3) === 0 ? [{ key: 'listing.review', dueOn: '2026-04-14', owner: '91310115MA1FAKE27N' }] : null,
    closes: dice(4) === 0 ? [{ key: 'listing.review', as: 'met' }] : null,
    on: iso.slice(0, 10),
    at: iso,
    actor: `officer-${dice(4)}`,
    role: 'caseOfficer',
    onBehalfOf: dice(9) === 0 ? 'officer-9' : null,
    reason: dice(2) === 0 ? word(dice) : null,
    legalBasis: `条例第${dice(40)}条`,
    requestId: `request-${seq}`,
  }
}

const keyName = (caseNo: string, subject: string) => `${caseNo} ${subject}`

/** The leaf of an entry by the keys that lie in the database. */
export function hashOf(keys: Map<string, Buffer>, erasures: readonly Erasure[], entry: LedgerEntry): Buffer {
  const content = entryContent(entry, ({ subject, pointer, value }) => {
    const erased = erasures
      .find(({ caseNo }) => caseNo === entry.caseNo)
      ?.fields.find((field) => field.caseSeq === entry.caseSeq && field.pointer === pointer)
    if (erased) return erased.saltedHash
    const name = keyName(entry.caseNo, subject)
    const key = keys.get(name) ?? randomBytes(32)
    keys.set(name, key)
    return saltedHash(saltOf(key, entry.caseSeq, pointer), value)
  })
  return leafOf(content)
}

/** A log as it grows in good order: gaps in the numbers, late commits, checkpoints now and then, sometimes an erasure. */
export function goodWorld(dice: Dice, entries = 12 + dice(40)): World {
  const caseNos = Array.from({ length: 1 + dice(8) }, (_, n) => `BH-2026-00000${n}`)
  const cases = new Map<string, number>()
  const keys = new Map<string, Buffer>()
  let seq = dice(5)
  const rows = Array.from({ length: entries }, (_, n) => {
    seq += 1 + (dice(5) === 0 ? dice(4) : 0)
    const caseNo = caseNos[dice(caseNos.length)]!
    const caseSeq = (cases.get(caseNo) ?? 0) + 1
    cases.set(caseNo, caseSeq)
    return entryOf(dice, seq, caseNo, caseSeq, start + n * stepMs)
  })
  // Of two neighbours of different cases the later number may have committed first.
  for (let n = 1; n < rows.length; n += 1) {
    if (dice(6) === 0 && rows[n]!.caseNo !== rows[n - 1]!.caseNo) [rows[n - 1], rows[n]] = [rows[n]!, rows[n - 1]!]
  }
  const items: LoggedItem[] = rows.map((entry, position) => ({
    position,
    seq: entry.seq,
    erasureId: null,
    caseNo: entry.caseNo,
    caseSeq: entry.caseSeq,
    hash: hashOf(keys, [], entry),
    entry,
  }))
  const world = {
    items,
    waiting: [],
    cases,
    erasures: [],
    keys,
    checkpoints: [],
    outside: { leaves: Buffer.alloc(0), checkpoints: [] },
  }
  if (dice(3) === 0) erase(world, dice)
  return copyOutside(world, dice)
}

/** Erases one subject of one case as the law may demand. */
function erase(world: World, dice: Dice): void {
  const names = [...world.keys.keys()]
  const [caseNo = '', subject = ''] = names[dice(names.length)]!.split(' ')
  const key = world.keys.get(keyName(caseNo, subject))!
  const fields: Erasure['fields'][number][] = []
  world.items = world.items.map((item) => {
    if (!item.entry || item.caseNo !== caseNo) return item
    const entry = maskEntry(item.entry, (field) => {
      if (field.subject !== subject) return field.value
      const { pointer, value } = field
      fields.push({
        caseSeq: item.entry!.caseSeq,
        pointer,
        saltedHash: saltedHash(saltOf(key, item.entry!.caseSeq, pointer), value),
      })
      return erasedText
    }) as unknown as LedgerEntry
    return { ...item, entry }
  })
  world.keys.delete(keyName(caseNo, subject))
  const erasure: Erasure = {
    id: 1,
    caseNo,
    subject,
    fields,
    at: '2026-09-01T00:00:00.000000Z',
    actor: 'operator',
    reason: '申请',
    legalBasis: '个人信息保护法',
  }
  world.erasures.push(erasure)
  world.items.push({
    position: world.items.length,
    seq: null,
    erasureId: 1,
    caseNo,
    caseSeq: null,
    hash: leafOf(erasureContent(erasure)),
    erasure,
  })
}

function copyOutside(world: World, dice: Dice): World {
  const leaves = world.items.map(({ hash }) => hash)
  const sizes = [...new Set([...Array.from({ length: dice(5) }, () => 1 + dice(leaves.length)), leaves.length])].sort(
    (a, b) => a - b,
  )
  const checkpoints = sizes.map((size) => ({
    note: signer.sign({ size, root: rootOf(leaves.slice(0, size)) }),
    completeAt: start + size * stepMs,
  }))
  const inDatabase = checkpoints.map(({ note }) => ({ note }))
  return { ...world, checkpoints: inDatabase, outside: { leaves: Buffer.concat(leaves), checkpoints } }
}

/** Checks a world as `npm run verify` does. */
export function check(world: World) {
  const { items, waiting, cases, erasures, keys, checkpoints, outside } = world
  const under = beginCheck({
    origin,
    publicKeys: [signer.publicKey],
    outsideLeaves: outside.leaves,
    erasures,
    keyOf: (caseNo, subject) => keys.get(keyName(caseNo, subject)),
    realInstant: (legal) => legal,
  })
  under.expect([...checkpoints, ...outside.checkpoints])
  for (const item of items) under.take(item)
  return under.finish({
    waiting,
    unloggedErasures: [],
    cases: [...cases].map(([caseNo, version]) => ({ caseNo, version })),
  })
}
