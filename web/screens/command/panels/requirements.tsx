import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import type { CaseState } from '../../../../domain/case.ts'
import type { RequirementEvidence } from '../../../../domain/rectification/types.ts'
import { EvidenceLinks } from '../../../kit/evidence-files.tsx'
import { Table, Tag } from '../../../kit/parts.tsx'
import { useSay } from '../../../kit/visit.ts'
import { texts } from './texts.ts'

/** Each requirement with what the entity says and the evidence it gave last, and the gap it was told before. */
export function RequirementsPanel({
  state,
  entries,
}: {
  readonly state: CaseState
  readonly entries: readonly LedgerEntry[]
}) {
  const say = useSay()
  const { rectification } = state
  const submitted = entries.filter(({ type }) => type === 'rectification.evidenceSubmitted')
  const items = submitted.flatMap(({ data }) => data['items'] as RequirementEvidence[])
  const latest = new Map(items.map((item) => [item.requirement, item]))
  const itemOf = (id: string) => latest.get(id)
  return (
    <Table
      caption={texts.requirements}
      empty={texts.missing}
      rows={rectification?.requirements ?? []}
      columns={[
        { title: texts.requirement, cell: ({ id, text }) => `${id} ${text}` },
        { title: texts.statement, cell: ({ id }) => itemOf(id)?.statement ?? <Tag tone="late" text={texts.missing} /> },
        {
          title: texts.evidence,
          cell: ({ id }) => <EvidenceLinks caseNo={state.caseNo} pieces={itemOf(id)?.evidence ?? []} />,
        },
        {
          title: texts.gap,
          cell: ({ id }) =>
            rectification?.gaps?.find(({ requirement }) => requirement === id)?.text ?? say({ zh: '—', en: '—' }),
        },
      ]}
    />
  )
}
