import type { EvidenceRow } from '../../database/queries/evidence.ts'
import type { Evidence } from '../../domain/evidence.ts'
import { Cut } from './cut.tsx'
import { Icon } from './icon.tsx'
import { Table } from './parts.tsx'
import { useSay, useVisit } from './visit.ts'
import { roleWords } from './vocabulary.ts'
import type { Bilingual } from './words.ts'
import type { Role } from '../../domain/actor.ts'
import { exactMomentWords } from './moment.ts'

const texts = {
  files: { zh: '材料文件', en: 'Files' },
  name: { zh: '名称', en: 'Name' },
  size: { zh: '大小', en: 'Size' },
  by: { zh: '由谁上传', en: 'From' },
  at: { zh: '上传时间', en: 'Uploaded' },
  scan: { zh: '病毒扫描', en: 'Virus scan' },
  scanned: { zh: '已扫描，未发现病毒', en: 'Scanned, nothing found' },
  notScanned: { zh: '未扫描，打开前请先查毒', en: 'Not scanned: scan it before you open it' },
  pages: { zh: '材料文件分页', en: 'Pages of files' },
  before: { zh: '上一页材料', en: 'Files before' },
  after: { zh: '下一页材料', en: 'More files' },
  unknown: { zh: '没有扫描记录，打开前请先查毒', en: 'Not on record: scan it before you open it' },
}

/** Where a file of a case is fetched: it is always saved, never shown in our pages. */
const fileAddress = (caseNo: string, sha256: string) => `/api/v1/cases/${caseNo}/evidence/${sha256}`

/** The files of a case, each to be downloaded. */
export function EvidenceFiles({
  caseNo,
  files,
  empty,
}: {
  readonly caseNo: string
  readonly files: readonly EvidenceRow[]
  readonly empty: Bilingual
}) {
  const say = useSay()
  const { path } = useVisit()
  const { rows, before, after } = pageOf(files, new URL(path, 'http://local'))
  return (
    <>
      <Table
        caption={texts.files}
        empty={empty}
        rows={rows}
        columns={[
          { title: texts.name, cell: ({ name, sha256 }) => <a href={fileAddress(caseNo, sha256)}>{name}</a> },
          { title: texts.size, number: true, cell: ({ bytes }) => sizeWords(bytes) },
          { title: texts.by, cell: ({ role }) => say(roleWords[role as Role]) },
          { title: texts.at, cell: ({ at }) => exactMomentWords(at) },
          { title: texts.scan, cell: ({ scanned }) => say(scanWords(scanned)) },
        ]}
      />
      {before === undefined && after === undefined ? null : (
        <nav class="pager" aria-label={say(texts.pages)}>
          {before === undefined ? null : <a href={before}>{say(texts.before)}</a>}
          {after === undefined ? null : <a href={after}>{say(texts.after)}</a>}
        </nav>
      )}
    </>
  )
}

const filesOfPage = 100

/** Of the files of a case those of the page that an address asks for, and the addresses of the pages beside it. */
function pageOf(files: readonly EvidenceRow[], url: URL) {
  const asked = url.searchParams.get('files') ?? ''
  const page = /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 1
  const address = (to: number) => {
    url.searchParams.set('files', String(to))
    return url.pathname + url.search
  }
  return {
    rows: files.slice((page - 1) * filesOfPage, page * filesOfPage),
    before: page > 1 ? address(page - 1) : undefined,
    after: page * filesOfPage < files.length ? address(page + 1) : undefined,
  }
}

const scanWords = (scanned: boolean | null) =>
  scanned === null ? texts.unknown : scanned ? texts.scanned : texts.notScanned

const sizeWords = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

/** Pieces of evidence: those with a file lead to it. */
export function EvidenceLinks({ caseNo, pieces }: { readonly caseNo: string; readonly pieces: readonly Evidence[] }) {
  if (pieces.length === 0) return null
  return (
    <ul class="files">
      {pieces.map(({ title, file }) => (
        <li>
          <Icon name="file" />{' '}
          {file === undefined ? (
            <Cut text={title} />
          ) : (
            <a href={fileAddress(caseNo, file)}>
              <Cut text={title} link={false} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
