import type { CaseState } from '../../../../domain/case.ts'
import type { RegisterEntry } from '../../../../database/queries/register.ts'
import { findListType } from '../../../../rules/catalogue.ts'
import { decideContext } from '../../../kit/one-case.ts'
import { Notice, SummaryList } from '../../../kit/parts.tsx'
import type { Asked } from '../../../kit/screen.ts'
import { useSay } from '../../../kit/visit.ts'
import { codeTitle, tierWords } from '../../../kit/vocabulary.ts'
import { plain } from '../../../kit/words.ts'
import { shownRecordOf } from '../../public-text/preview.ts'
import { texts } from './texts.ts'

/** What the case holds beside what the public will see of it if it is published today. */
export function PublicationPanel({ asked, state }: { readonly asked: Asked; readonly state: CaseState }) {
  const say = useSay()
  const entry = shownRecordOf(state, decideContext(asked))
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
        {entry ? (
          <PublicRow entry={entry} />
        ) : (
          <Notice>
            <p>{say(texts.keptOff)}</p>
          </Notice>
        )}
      </section>
    </div>
  )
}

function PublicRow({ entry }: { readonly entry: RegisterEntry }) {
  const say = useSay()
  const rows = [
    { term: texts.name, value: entry.entityName },
    { term: texts.code, value: entry.entityCode },
    { term: texts.list, value: say(findListType(entry.listType)?.title ?? plain(entry.listType)) },
    { term: texts.tier, value: say(tierWords[entry.tier as keyof typeof tierWords]) },
    { term: texts.violation, value: entry.violation },
    { term: texts.basis, value: entry.legalBasis },
    { term: texts.docNo, value: entry.decisionDocNo },
    { term: texts.from, value: entry.publishedOn },
    { term: texts.until, value: entry.until },
  ]
  return <SummaryList rows={rows} />
}
