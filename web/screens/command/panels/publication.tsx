import type { CaseState } from '../../../../domain/case.ts'
import type { RegisterRow } from '../../../../record/register.ts'
import { findListType } from '../../../../rules/catalogue.ts'
import { decideContext } from '../../../kit/one-case.ts'
import { Notice, SummaryList } from '../../../kit/parts.tsx'
import type { Asked } from '../../../kit/screen.ts'
import { useSay } from '../../../kit/visit.ts'
import { codeTitle, tierWords } from '../../../kit/vocabulary.ts'
import { plain } from '../../../kit/words.ts'
import { publicRowOf } from '../../public-text/preview.ts'
import { texts } from './texts.ts'

/** What the case holds beside what the public will see of it if it is published today. */
export function PublicationPanel({ asked, state }: { readonly asked: Asked; readonly state: CaseState }) {
  const say = useSay()
  const row = publicRowOf(state, decideContext(asked))
  const { violation, evidence, contact, legalBasis } = state.listing.proposal
  const inside = [
    { term: texts.name, value: state.entity.name },
    { term: codeTitle(state.entity), value: state.entity.code },
    { term: texts.representative, value: state.entity.legalRepresentative ?? '—' },
    { term: texts.violation, value: violation.type },
    { term: texts.facts, value: violation.facts },
    { term: texts.basis, value: legalBasis },
    { term: texts.evidenceKept, value: evidence.map(({ title }) => title).join('\n') },
    { term: texts.contact, value: contact ? `${contact.name} ${contact.phone ?? ''}` : '—' },
  ]
  return (
    <div class="two">
      <section class="card" aria-labelledby="inside">
        <h2 id="inside">{say(texts.inside)}</h2>
        <SummaryList rows={inside} />
      </section>
      <section class="card public-card" aria-labelledby="outside">
        <h2 id="outside">{say(texts.outside)}</h2>
        {row ? (
          <PublicRow row={row} />
        ) : (
          <Notice>
            <p>{say(texts.keptOff)}</p>
          </Notice>
        )}
      </section>
    </div>
  )
}

function PublicRow({ row }: { readonly row: RegisterRow }) {
  const say = useSay()
  const rows = [
    { term: texts.name, value: row.entity_name },
    { term: texts.code, value: row.entity_code },
    { term: texts.list, value: say(findListType(row.list_type)?.title ?? plain(row.list_type)) },
    { term: texts.tier, value: say(tierWords[row.tier as keyof typeof tierWords]) },
    { term: texts.violation, value: row.violation },
    { term: texts.basis, value: row.legal_basis },
    { term: texts.docNo, value: row.decision_doc_no },
    { term: texts.from, value: row.published_on },
    { term: texts.until, value: row.until },
  ]
  return <SummaryList rows={rows} />
}
