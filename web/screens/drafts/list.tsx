import type { DraftRow } from '../../../database/queries/drafts.ts'
import { commandAt, formOf } from '../../commands/index.ts'
import { Form } from '../../form/view.tsx'
import { exactMomentWords } from '../../kit/moment.ts'
import { Table } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import { texts } from './texts.ts'

/** What somebody has begun and not sent: each by what it is, to go on with or to delete. Nothing where there is none. */
export function Drafts({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  const say = useSay()
  if (drafts.length === 0) return null
  return (
    <Table
      caption={texts.drafts}
      empty={texts.none}
      rows={drafts}
      columns={[
        {
          title: texts.draft,
          cell: (draft) => <a href={`${draft.path}?draft=${draft.id}`}>{say(draftWords(draft))}</a>,
        },
        { title: texts.saved, cell: ({ savedAt }) => exactMomentWords(savedAt) },
        { title: texts.drop, cell: ({ id }) => <Form action={`/drafts/${id}`} submit={texts.drop} second /> },
      ]}
    />
  )
}

/** What a draft is of, in words: the form and whom or which case it is about, never an address. */
export function draftWords({ path, entityName }: Pick<DraftRow, 'path' | 'entityName'>): Bilingual {
  if (path.startsWith('/cases/new')) {
    const { noName } = texts
    return {
      zh: texts.proposal.zh.replace('{name}', entityName ?? noName.zh),
      en: texts.proposal.en.replace('{name}', entityName ?? noName.en),
    }
  }
  const [, caseNo = '', rest = ''] = /^\/(?:cases|matters)\/(BH-[^/]+)\/(.+)$/.exec(path) ?? []
  const type = commandAt(rest)
  const form = type ? formOf(type).title : rest === 'evidence' ? texts.evidence : undefined
  if (form) {
    return {
      zh: filledIn(texts.ofCase, { caseNo, form: form.zh }).zh,
      en: filledIn(texts.ofCase, { caseNo, form: form.en }).en,
    }
  }
  return path === '/matters/repair' ? texts.repair : texts.other
}
