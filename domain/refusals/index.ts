import { annulmentRefusals } from '../annulment/refusals.ts'
import { correctionRefusals } from '../correction/refusals.ts'
import { checkRefusals } from '../checks/refusals.ts'
import { chasingRefusals } from '../chasing/refusals.ts'
import { interviewRefusals } from '../interview/refusals.ts'
import { listingRefusals } from '../listing/refusals.ts'
import { measureRefusals } from '../measures/refusals.ts'
import { objectionRefusals } from '../objection/refusals.ts'
import { paperRefusals } from '../paper/refusals.ts'
import { publicityRefusals } from '../publicity/refusals.ts'
import { rectificationRefusals } from '../rectification/refusals.ts'
import { repairRefusals } from '../repair/refusals.ts'
import { serviceRefusals } from '../service/refusals.ts'
import { undoingRefusals } from '../undoing/refusals.ts'
import { accessRefusals } from './access.ts'
import { caseRefusals } from './case.ts'
import { clockRefusals } from './clock.ts'
import { evidenceRefusals } from './evidence.ts'
import type { NamedIn, RefusalFacts } from './facts.ts'
import { importRefusals } from './imports.ts'
import { letterRefusals } from './letters.ts'
import { logRefusals } from './log.ts'
import { ruleRefusals } from './rules.ts'
import { sharingRefusals } from './sharing.ts'
import { signInRefusals } from './sign-in.ts'

/** What the domain refuses a command with, or says of a case: the refusals of every track, and those of the case itself. */
export const commandRefusals = {
  ...caseRefusals,
  ...listingRefusals,
  ...publicityRefusals,
  ...measureRefusals,
  ...rectificationRefusals,
  ...interviewRefusals,
  ...objectionRefusals,
  ...repairRefusals,
  ...paperRefusals,
  ...serviceRefusals,
  ...annulmentRefusals,
  ...correctionRefusals,
  ...undoingRefusals,
  ...chasingRefusals,
} satisfies Record<string, RefusalFacts>

/** Every refusal there is, by its stable code. */
export const refusals = {
  ...commandRefusals,
  ...evidenceRefusals,
  ...letterRefusals,
  ...logRefusals,
  ...ruleRefusals,
  ...importRefusals,
  ...sharingRefusals,
  ...checkRefusals,
  ...clockRefusals,
  ...signInRefusals,
  ...accessRefusals,
} satisfies Record<string, RefusalFacts>

export type RefusalCode = keyof typeof refusals

/** The parameters that the sentences of a code name. */
export type NamedBy<C extends RefusalCode> = {
  [K in C]: NamedIn<(typeof refusals)[K]['zh'] | (typeof refusals)[K]['en']>
}[C]

/** The codes whose sentences name nothing but `Name`. */
export type CodeNaming<Name extends string> = {
  [C in RefusalCode]: NamedBy<C> extends Name ? C : never
}[RefusalCode]

/** Tells a code of ours from any other text, such as one from a stored row or an address. */
export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
