import type { Role } from '../actor.ts'
import type { Bilingual } from '../calendar/types.ts'
import type { MeasureCase } from '../law/catalogue.ts'
import type { LegalRank } from '../law/catalogue-types.ts'
import type { Term } from '../dates.ts'
import { codeFaultWords, creditCodeWords } from '../identifiers/fault-words.ts'
import { codeKindFacts } from '../identifiers/identity.ts'
import type { CodeKind } from '../identifiers/identity.ts'
import type { EndReason } from '../publicity/types.ts'
import type { DoubtfulPoint } from '../listing/types.ts'
import type { Tier } from '../law/rulebook-types.ts'
import { evidenceFaults } from './evidence-words.ts'
import type { Words } from './status-words.ts'
import { statusWords, word } from './status-words.ts'

export type Language = keyof Bilingual

/** What a sentence is made of; a stored one may bear a code that is no longer ours. */
export interface Told {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

const ended: Words<EndReason> = {
  repaired: word('信用修复', 'credit repair'),
  expired: word('公示期满', 'expiry'),
  annulled: word('原决定被撤销', 'annulment of the decision'),
  removed: word('异议成立', 'an upheld objection'),
  revoked: word('自行撤销认定', 'revocation by the agency itself'),
}

/** The tiers of conduct in words. */
export const tiers: Words<Tier> = {
  minor: word('轻微', 'minor'),
  general: word('一般', 'general'),
  serious: word('严重', 'serious'),
}

/** At whom a measure may aim. */
export const targetWords: Words<MeasureCase['kind']> = {
  organisation: word('法人及非法人组织', 'organisations'),
  soleTrader: word('个体工商户', 'sole traders'),
  naturalPerson: word('自然人', 'natural persons'),
  responsiblePerson: word('责任人员', 'responsible persons'),
}

/** The kinds of numbers in words. */
export const codeKindWords = Object.fromEntries(
  Object.entries(codeKindFacts).map(([kind, { title }]) => [kind, title]),
) as Words<CodeKind>

/** What a review has to confirm, in words. */
export const doubtfulPoints: Words<DoubtfulPoint> = {
  code: word('主体号码与证照一致', 'that the code is the one on the licence or document'),
  sameDecision: word('同一决定确需另案办理', 'that there is to be another case on the same decision'),
}

/** The roles in words. */
export const roles: Words<Role> = {
  caseOfficer: word('经办人', 'case officer'),
  reviewer: word('复核人', 'reviewer'),
  implementingOfficer: word('措施实施部门人员', 'implementing officer'),
  entityAgent: word('信用主体', 'agent of the entity'),
  districtSupervisor: word('区级监督人员', 'district supervisor'),
  citySupervisor: word('市级监督人员', 'city supervisor'),
  auditor: word('审计人员', 'auditor'),
  operator: word('系统管理员', 'operator'),
  system: word('系统', 'system'),
}

const units: Words<Term['unit']> = {
  workingDays: word('个工作日', 'working days'),
  days: word('日', 'days'),
  months: word('个月', 'months'),
  years: word('年', 'years'),
}

/** What kind of text a list or a measure rests on. */
export const rankWords: Words<LegalRank> = {
  law: word('法律', 'a law'),
  administrativeRegulation: word('行政法规', 'an administrative regulation'),
  centralDocument: word('党中央、国务院政策文件', 'a document of the central authorities'),
  localRegulation: word('地方性法规', 'a local regulation'),
  departmentRule: word('部门规章', 'a department rule'),
  judicialInterpretation: word('司法解释', 'a judicial interpretation'),
  normativeDocument: word('规范性文件', 'a normative document'),
}

// Words for values of parameters, by the parameter's name; a name that tracks use differently has the track before it.
const vocabulary: Readonly<Record<string, Words>> = {
  tier: tiers,
  tiers,
  least: tiers,
  most: tiers,
  proposed: tiers,
  kind: targetWords,
  of: targetWords,
  role: roles,
  field: {
    servedOn: word('送达日期', 'The date of service'),
    heldOn: word('举行日期', 'The date on which it was held'),
    scheduledOn: word('约谈日期', 'The date of the interview'),
    annulledOn: word('撤销日期', 'The date of annulment'),
    toldOn: word('收到书面告知的日期', 'The date on which the agency was told'),
    'underlyingDecision.decidedOn': word('原决定日期', 'The date of the underlying decision'),
    'violation.endedOn': word('违法行为终了日', 'The last day of the conduct'),
    on: word('办理日期', 'The date of the act'),
  },
  reason: ended,
  // What an operator wrote, as it is.
  'import.reason': {},
  fault: creditCodeWords,
  codeFault: codeFaultWords,
  codeKind: codeKindWords,
  points: doubtfulPoints,
  rank: rankWords,
  needed: rankWords,
  unit: units,
  because: {
    basisTooLow: word('其依据为{rank}，须为{needed}之一', 'it rests on {rank} and needs one of these: {needed}'),
    noConsultation: word(
      '其认定标准未公开征求意见满{needed}日',
      'its standards were not open to public consultation for {needed} days',
    ),
    consultationTooShort: word(
      '其认定标准只公开征求意见{days}日，应满{needed}日',
      'its standards were open to public consultation for {days} days, not {needed}',
    ),
    notYet: word('其自{from}起施行', 'it begins on {from}'),
    ended: word('其已于{until}停止施行', 'it ended on {until}'),
  },
  'evidence.because': evidenceFaults,
  found: {
    text: word('纯文本', 'plain text'),
    archive: word('压缩包', 'an archive'),
    unknown: word('无法识别', 'of no kind that is known'),
  },
  act: {
    publication: word('终止公示', 'the end of publication'),
    sharing: word('停止共享', 'the end of sharing'),
    use: word('停止使用', 'the end of use'),
    measures: word('解除措施', 'the lifting of measures'),
  },
  due: {
    reminder: word('现在应进行提示约谈', 'the reminder interview is due'),
    warning: word('现在应进行警示约谈', 'the warning interview is due'),
  },
  ...statusWords,
}

/**
 * A parameter's value in words, or as it is when there are none for it; undefined when the refusal does not carry it.
 * Words may speak of other parameters in turn.
 */
export function say({ code, params }: Told, name: string, lang: Language): string | undefined {
  const track = code.slice(0, code.indexOf('.'))
  const words = vocabulary[`${track}.${name}`] ?? vocabulary[name]
  const sayOne = (value: unknown): string => {
    const found = words?.[String(value)]?.[lang]
    return found?.replace(/\{(\w+)\}/g, (_, inner: string) => say({ code, params }, inner, lang) ?? '') ?? String(value)
  }
  const value = params[name]
  if (value === undefined || value === null) return undefined
  return Array.isArray(value) ? value.map(sayOne).join(lang === 'zh' ? '、' : ', ') : sayOne(value)
}
