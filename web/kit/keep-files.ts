import { keepFile } from '../../casework/evidence.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { limits } from '../../evidence/limits.ts'
import type { Fault } from '../form/faults.ts'
import { refusalFault } from '../form/faults.ts'
import { fileValue, keptFiles } from '../form/fields.ts'
import { pathOf, withoutLost } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import { many } from '../form/values.ts'
import type { FormFile } from './received-form.ts'
import type { Asked } from './screen.ts'

/** How a file is kept: its hash and name, or why it was not taken. */
export type Keep = (file: FormFile) => Promise<{ readonly sha256: string; readonly name: string } | Refusal>

/** Keeps files in a case, as the reader's. */
export const inCase =
  ({ deps, actor, request }: Asked, caseNo: string): Keep =>
  async (file) =>
    await keepFile(deps, { actor, requestId: request.id, log: request.log }, caseNo, file)

/**
 * Keeps the files that a form has brought, and answers with what is typed then: each kept file is ticked at its field, so
 * that it is there when the form is shown again. What was not taken is a fault at the field.
 */
export async function keepFilesOf(
  { typed, files = [] }: Pick<Asked, 'typed' | 'files'>,
  keep: Keep,
): Promise<{ typed: Values; faults: Fault[] }> {
  const faults: Fault[] = []
  let kept = withoutLost(
    typed,
    files.map(({ control }) => control),
  )
  for (const [n, file] of files.entries()) {
    const path = pathOf(file.control)
    const taken =
      n < limits.filesPerRequest ? await keep(file) : refuse('evidence.tooMany', { most: limits.filesPerRequest })
    if (isRefusal(taken)) faults.push(refusalFault(taken, path))
    else kept = { ...kept, [keptFiles(path)]: [...new Set([...many(kept, keptFiles(path)), fileValue(taken)])] }
  }
  return { typed: kept, faults: together(faults) }
}

// A field has one fault: that of several files says all of them.
function together(faults: readonly Fault[]): Fault[] {
  const paths = [...new Set(faults.map(({ path }) => path))]
  return paths.map((path) => {
    const [first, ...others] = faults.filter((fault) => fault.path === path)
    const texts = [first, ...others].flatMap((fault) => fault?.text ?? [])
    const text = { zh: texts.map(({ zh }) => zh).join(''), en: texts.map(({ en }) => en).join(' ') }
    return { ...first, text }
  })
}
