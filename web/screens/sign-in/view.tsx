import type { Role } from '../../../domain/actor.ts'
import { demoAccounts, demoFirms, demoPassword } from '../../../fictitious/people.ts'
import type { Door } from '../../../identity/provider.ts'
import type { Fault } from '../../form/faults.ts'
import { describedBy, idOf, Labelled } from '../../form/marks.tsx'
import { FaultSummary } from '../../form/view.tsx'
import { Heading, Table } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { roleWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { texts } from './texts.ts'

const duties: Readonly<Record<Role, Bilingual>> = {
  caseOfficer: {
    zh: '提出列入建议，送达文书，核验整改，约谈',
    en: 'Proposes, serves letters, checks rectification, interviews',
  },
  reviewer: { zh: '复核、认定、决定修复和异议', en: 'Reviews, determines, decides on repair and objections' },
  implementingOfficer: {
    zh: '签收、实施、反馈和解除措施',
    en: 'Acknowledges, carries out, feeds back and lifts measures',
  },
  entityAgent: { zh: '陈述申辩、承诺、整改、申请修复', en: 'Answers, commits, rectifies, applies for repair' },
  districtSupervisor: { zh: '督促本区案件', en: 'Watches the cases of the district' },
  citySupervisor: { zh: '督促全市案件', en: 'Watches the cases of the city' },
  auditor: { zh: '查看全部案件和台账', en: 'Reads all cases and the ledger' },
  operator: { zh: '系统运行', en: 'Runs the system' },
  system: { zh: '自动办理', en: 'Acts by itself' },
}

interface Props {
  readonly to: string
  readonly account: string
  readonly faults: readonly Fault[]
  readonly demo: boolean
  /** Those that an identity provider keeps. */
  readonly doors: readonly Door[]
}

export function SignIn({ to, account, faults, demo, doors }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.what} />
      <form method="post" action="/sign-in" class="card narrow">
        <input type="hidden" name="to" value={to} />
        <Labelled path="account" label={texts.account}>
          <input id="f-account" name="account" type="text" value={account} autocomplete="username" class="short" />
        </Labelled>
        <Labelled path="password" label={texts.password}>
          <input id="f-password" name="password" type="password" autocomplete="current-password" class="short" />
        </Labelled>
        <button class="button">{say(texts.submit)}</button>
      </form>
      <p>
        <a href="/invitation">{say(texts.invitation)}</a>
      </p>
      {doors.length === 0 ? null : <Doors doors={doors} to={to} />}
      {demo ? <DemoAccounts to={to} /> : null}
    </>
  )
}

function Doors({ doors, to }: Pick<Props, 'doors' | 'to'>) {
  const say = useSay()
  const code = { path: 'invitation', label: texts.code, hint: texts.codeHint, optional: true }
  const entity = { path: 'entity', label: texts.entityCode, hint: texts.entityHint, optional: true }
  return (
    <section class="card narrow" aria-labelledby="doors">
      <h2 id="doors">{say(texts.otherWays)}</h2>
      {doors.map((door) => (
        <form method="post" action={`/sign-in/${door}`} class="door">
          <input type="hidden" name="to" value={to} />
          {door === 'entity'
            ? [code, entity].map((asked) => (
                <Labelled {...asked}>
                  <input
                    id={idOf(asked.path)}
                    name={asked.path}
                    type="text"
                    autocomplete="off"
                    aria-describedby={describedBy(asked)}
                  />
                </Labelled>
              ))
            : null}
          <button class="button button-second">{say(texts[door])}</button>
        </form>
      ))}
    </section>
  )
}

// Of the entities one stands for all.
const isOfFirm: ReadonlySet<string> = new Set(demoFirms.map(({ account }) => account))

function DemoAccounts({ to }: { readonly to: string }) {
  const say = useSay()
  return (
    <section aria-labelledby="demo">
      <p id="demo">
        {say(texts.demoHint)}
        <code>{demoPassword}</code>
      </p>
      <Table
        caption={texts.demo}
        empty={texts.demo}
        rows={demoAccounts.filter(({ id }) => !isOfFirm.has(id))}
        columns={[
          {
            title: texts.who,
            cell: ({ id, name }) => (
              <>
                {name}
                <br />
                <span class="hint code">{id}</span>
              </>
            ),
          },
          { title: texts.role, cell: ({ role }) => say(roleWords[role]) },
          { title: texts.does, cell: ({ role }) => say(duties[role]) },
          { title: texts.enterAs, cell: ({ id, name }) => <Enter id={id} name={name} to={to} /> },
        ]}
      />
    </section>
  )
}

function Enter({ id, name, to }: { readonly id: string; readonly name: string; readonly to: string }) {
  const say = useSay()
  return (
    <form method="post" action="/sign-in">
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="account" value={id} />
      <input type="hidden" name="password" value={demoPassword} />
      <button class="button button-second" aria-label={`${say(texts.enterAs)}：${name}`}>
        {say(texts.enterAs)}
      </button>
    </form>
  )
}
