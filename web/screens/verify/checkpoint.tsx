import type { DoorRecord } from '../../../record/door-record.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { readCheckpoint } from '../../../record/log/note.ts'
import type { Fault } from '../../form/faults.ts'
import { Labelled, describedBy } from '../../form/marks.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { Notice } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { checkpointTexts as texts } from './texts.ts'
import type { MeantCheckpoint, Misread, TypedCheckpoint } from './typed.ts'
import { misreadIn } from './typed.ts'
import { listCheckpoints, proveConsistency } from '../../../casework/log.ts'

/**
 * `continued`: the log of today begins with it. `misread`: it would with some characters read otherwise. `signed` are the
 * notes of that size and of today.
 */
export interface ComparedCheckpoint {
  readonly status: 'continued' | 'misread' | 'otherRoot' | 'unknown' | 'broken'
  readonly signed: readonly string[]
  readonly misread?: readonly Misread[]
}

/** Compares the checkpoint on a paper with the log of today, as far as the house itself can say. */
export async function compareTyped(record: DoorRecord, { size, root }: MeantCheckpoint): Promise<ComparedCheckpoint> {
  const proof = size === 0 ? undefined : await proveConsistency(record, size, undefined)
  if (proof === undefined || isRefusal(proof)) {
    const isBroken = proof?.code === 'log.proofFails' || (await isBeyond(record, size))
    return { status: isBroken ? 'broken' : 'unknown', signed: [] }
  }
  const logged = readCheckpoint(proof.older)?.root.toString('base64') ?? ''
  const misread = misreadIn(root, logged)
  if (misread !== undefined && misread.length > 0) return { status: 'misread', signed: [], misread }
  return { status: misread ? 'continued' : 'otherRoot', signed: [proof.older, proof.newer] }
}

// More than there is: the paper is wrong, or the log was cut.
async function isBeyond(record: DoorRecord, size: number): Promise<boolean> {
  const [newest] = await listCheckpoints(record, undefined, 1)
  return size > (newest?.size ?? 0)
}

const tones: Readonly<Record<ComparedCheckpoint['status'], Tone>> = {
  continued: 'done',
  misread: 'now',
  otherRoot: 'late',
  unknown: 'late',
  broken: 'late',
}

/** The form for the checkpoint on a paper, with what came of it. */
export function PaperCheckpoint({
  typed,
  faults,
  compared,
}: {
  readonly typed: TypedCheckpoint
  readonly faults: readonly Fault[]
  readonly compared: ComparedCheckpoint | undefined
}) {
  const say = useSay()
  const [size, root] = [
    { path: 'size', label: texts.size, hint: texts.sizeHint, fault: faultAt(faults, 'size') },
    { path: 'root', label: texts.root, hint: texts.rootHint, fault: faultAt(faults, 'root') },
  ] as const
  return (
    <>
      <h2 id="checkpoint">{say(texts.title)}</h2>
      <p>{say(texts.lead)}</p>
      {compared ? <Outcome {...compared} /> : null}
      <form method="get" action="/verify#checkpoint" class="card">
        <Labelled {...size}>
          <input
            id="f-size"
            name="size"
            type="text"
            inputmode="numeric"
            class="short"
            value={typed.size}
            aria-describedby={describedBy(size)}
          />
        </Labelled>
        <Labelled {...root}>
          <input
            id="f-root"
            name="root"
            type="text"
            autocomplete="off"
            spellcheck={false}
            class="long-code"
            value={typed.root}
            aria-describedby={describedBy(root)}
          />
        </Labelled>
        <button class="button">{say(texts.check)}</button>
      </form>
    </>
  )
}

const faultAt = (faults: readonly Fault[], path: string) => faults.find((fault) => fault.path === path)

const outcomes: Readonly<Record<ComparedCheckpoint['status'], readonly [Bilingual, Bilingual]>> = {
  continued: [texts.continued, texts.continuedHint],
  misread: [texts.misread, texts.misreadHint],
  otherRoot: [texts.otherRoot, texts.otherRootHint],
  unknown: [texts.unknown, texts.unknownHint],
  broken: [texts.broken, texts.brokenHint],
}

function Outcome({ status, signed, misread = [] }: ComparedCheckpoint) {
  const say = useSay()
  const [title, hint] = outcomes[status]
  return (
    <Notice tone={tones[status]} title={title}>
      <p>{say(hint)}</p>
      {misread.length > 0 ? (
        <ul>
          {misread.map(({ at, typed, logged }) => (
            <li>
              {say(texts.misreadAt, { group: String(Math.ceil(at / 4)), at: String(((at - 1) % 4) + 1) })}{' '}
              <span class="long-code">{typed}</span> → <span class="long-code">{logged}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {signed.map((note) => (
        <pre class="long-code">{note}</pre>
      ))}
    </Notice>
  )
}
