import { findsCases } from './navigation.ts'
import { texts } from './texts.ts'
import { useSay, useVisit } from './visit.ts'

/** Finds a case from wherever its reader is; for those alone whose menu has the cases. */
export function Find() {
  const say = useSay()
  const { actor } = useVisit()
  if (!actor || !findsCases(actor.role)) return null
  return (
    <form class="find" role="search" action="/cases">
      <label class="quiet" for="find-case">
        {say(texts.findCase)}
      </label>
      <input id="find-case" name="search" type="search" placeholder={say(texts.findCase)} maxLength={200} />
      <button class="button button-second">{say(texts.find)}</button>
    </form>
  )
}
