import type { AskedVerification } from '../../../record/log/asked.ts'
import type { ListedKey, PublishedCheckpoint } from '../../../record/log/proofs.ts'
import { Form } from '../../form/view.tsx'
import { Heading, Notice, SummaryList, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay } from '../../kit/visit.ts'
import { momentWords } from '../../kit/moment.ts'
import { Chain } from './chain.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly checkpoints: readonly PublishedCheckpoint[]
  readonly keys: readonly ListedKey[]
  readonly verifications: readonly AskedVerification[]
  readonly waiting: number
  readonly mayAsk: boolean
}

/** The state of the signed log, and what verifications of it have found. */
export function Proof({ checkpoints, keys, verifications, waiting, mayAsk }: Props) {
  const say = useSay()
  const finished = verifications.find(({ result }) => result !== null)
  const running = verifications[0]?.finishedAt === null
  const newest = checkpoints[0]
  return (
    <>
      <Heading title={texts.title} />
      <Verdict finished={finished} />
      {running ? (
        <p role="status">
          {say(texts.running)} <a href="/proof">{say(texts.again)}</a>
        </p>
      ) : mayAsk ? (
        <Form submit={texts.verify} action="/proof" />
      ) : null}
      {finished?.result && !finished.result.good ? (
        <Table
          caption={texts.faults}
          empty={texts.none}
          rows={finished.result.faults}
          columns={[{ title: texts.where, cell: ({ zh, en }) => say({ zh, en }) }]}
        />
      ) : null}
      <h2>{say(texts.checkpoint)}</h2>
      {newest ? (
        <>
          <SummaryList
            rows={[
              { term: texts.origin, value: <span class="long-code">{newest.note.split('\n')[0]}</span> },
              { term: texts.size, value: newest.size },
              { term: texts.signed, value: momentWords(newest.at) },
              { term: texts.waiting, value: say(texts.waitingRows, { count: waiting }) },
            ]}
          />
          <h3>{say(texts.chain)}</h3>
          <p class="hint">{say(texts.chainWords)}</p>
          <Chain checkpoints={checkpoints} label={texts.chain} />
          <details>
            <summary>{say(texts.note)}</summary>
            <pre class="letter">{newest.note}</pre>
            <h3>{say(texts.keys)}</h3>
            <ul>
              {keys.map(({ key, since, fromSize }) => (
                <li>
                  <span class="long-code">{key}</span>{' '}
                  <span class="hint">{say(texts.keyFrom, { at: momentWords(since), size: String(fromSize) })}</span>
                </li>
              ))}
            </ul>
          </details>
          <details>
            <summary>{say(texts.checkpoints)}</summary>
            <Table
              caption={texts.checkpoints}
              empty={texts.none}
              rows={checkpoints}
              columns={[
                { title: texts.signed, cell: ({ at }) => momentWords(at) },
                { title: texts.size, number: true, cell: ({ size }) => size },
              ]}
            />
          </details>
        </>
      ) : (
        <p class="empty">{say(texts.noCheckpoint)}</p>
      )}
      <History verifications={verifications} />
    </>
  )
}

function Verdict({ finished }: { readonly finished: AskedVerification | undefined }) {
  const say = useSay()
  if (!finished?.result || !finished.finishedAt) return <p class="lead">{say(texts.never)}</p>
  const { good, size, cases, seconds, faultCount } = finished.result
  const at = momentWords(finished.finishedAt)
  return (
    <Notice tone={good ? 'done' : 'late'}>
      <p>
        <strong>{say(good ? texts.good : texts.bad, { at, size, cases, seconds, count: faultCount })}</strong>
      </p>
    </Notice>
  )
}

function History({ verifications }: Pick<Props, 'verifications'>) {
  const who = useWho()
  return (
    <Table
      caption={texts.history}
      empty={texts.never}
      rows={verifications}
      columns={[
        { title: texts.at, cell: ({ finishedAt, askedAt }) => momentWords(finishedAt ?? askedAt) },
        { title: texts.by, cell: ({ askedBy }) => who(askedBy) },
        {
          title: texts.result,
          cell: ({ result, failure }) =>
            failure !== null ? (
              <>
                <Tag tone="late" text={texts.isFailed} /> {failure}
              </>
            ) : result === null ? (
              <Tag tone="now" text={texts.isRunning} />
            ) : result.good ? (
              <Tag tone="done" text={texts.isGood} />
            ) : (
              <Tag tone="late" text={{ zh: `${result.faultCount} 处问题`, en: `${result.faultCount} faults` }} />
            ),
        },
        { title: texts.items, number: true, cell: ({ result }) => result?.size ?? '—' },
      ]}
    />
  )
}
