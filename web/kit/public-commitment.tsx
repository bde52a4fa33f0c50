import type { PublicCommitment } from '../../database/queries/register.ts'
import { useSay } from './visit.ts'
import { plain } from './words.ts'

const texts = {
  title: { zh: '整改承诺（{on} 公开作出）', en: 'Commitment to rectify, given in public on {on}' },
}

/** What the entity has committed itself to in public, beside its record; nothing where it has not. */
export function Commitment({ commitment }: { readonly commitment: PublicCommitment | undefined }) {
  const say = useSay()
  if (!commitment) return null
  return (
    <section class="card" aria-labelledby="commitment">
      <h2 id="commitment">{say(texts.title, { on: commitment.on })}</h2>
      <p class="as-typed">{say(plain(commitment.commitment))}</p>
    </section>
  )
}
