import { useSay } from '../kit/visit.ts'
import { lostFiles, lostWords } from './lost-files.ts'
import { idOf } from './marks.tsx'
import type { Values } from './values.ts'
import { many } from './values.ts'

/** Says at a control for files which ones must be chosen again, for as long as they are not. */
export function LostFiles({ path, values }: { readonly path: string; readonly values: Values }) {
  const say = useSay()
  const names = many(values, lostFiles(path))
  if (names.length === 0) return null
  return (
    <>
      <p class="fault" id={lostId(path, values)}>
        {say(lostWords(names))}
      </p>
      {names.map((name) => (
        <input type="hidden" name={lostFiles(path)} value={name} />
      ))}
    </>
  )
}

/** The id of what is said of files to be chosen again, where something is. */
export const lostId = (path: string, values: Values): string | undefined =>
  many(values, lostFiles(path)).length > 0 ? `${idOf(path)}-lost` : undefined
