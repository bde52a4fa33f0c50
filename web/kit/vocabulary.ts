import type { AnnulmentOutcome } from '../../domain/annulment/types.ts'
import { codeKindOf } from '../../domain/identifiers/identity.ts'
import type { EntityRef } from '../../domain/listing/types.ts'
import type { MeasureResult } from '../../domain/measures/types.ts'
import { showingWords, stageWords, statusWords, word } from '../../domain/refusals/status-words.ts'
import type { Words } from '../../domain/refusals/status-words.ts'
import { codeKindWords, roles, tiers } from '../../domain/refusals/vocabulary.ts'
import type { Party } from '../../domain/law/rulebook-types.ts'
import type { ServiceWay } from '../../domain/service/types.ts'
import type { CaseOutcome, UndoingAct } from '../../domain/undoing/types.ts'

export const roleWords = roles
export const tierWords = tiers
export const statuses = statusWords
export { codeKindWords, showingWords, stageWords }

export const outcomeWords: Words<CaseOutcome> = {
  repaired: word('信用修复', 'Repaired'),
  expired: word('公示期满', 'Expired'),
  annulled: word('原决定被撤销', 'Annulled'),
  revoked: word('自行撤销认定', 'Revoked by the agency'),
  removed: word('异议成立，移出', 'Removed after an objection'),
  notListed: word('不予列入', 'Not listed'),
  withdrawn: word('撤回', 'Withdrawn'),
}

export const annulmentWords: Words<AnnulmentOutcome> = {
  annulled: word('撤销', 'Annulled'),
  unlawful: word('确认违法', 'Found unlawful'),
  void: word('确认无效', 'Found void'),
  changed: word('变更', 'Changed'),
}

export const partyWords: Words<Party> = {
  caseAgency: word('认定单位', 'Determining agency'),
  implementingDepartment: word('措施实施部门', 'Implementing department'),
  entity: word('信用主体', 'Entity'),
  cityCreditCentre: word('市信用中心', 'City credit centre'),
  supervisor: word('信用监督部门', 'Supervisor'),
  system: word('系统', 'System'),
}

export const kindWords: Words<EntityRef['kind']> = {
  organisation: word('法人及非法人组织', 'Organisation'),
  soleTrader: word('个体工商户', 'Sole trader'),
  naturalPerson: word('自然人', 'Natural person'),
}

/** What the number of an entity is called where it is shown. */
export const codeTitle = (entity: EntityRef) => codeKindWords[codeKindOf(entity)]

export const actWords: Words<UndoingAct> = {
  publication: word('终止公示', 'Publication ended'),
  sharing: word('停止共享', 'Sharing stopped'),
  use: word('停止使用', 'Use stopped'),
  measures: word('解除惩戒措施', 'Measures lifted'),
}

export const resultWords: Words<MeasureResult['result']> = {
  executed: word('已执行', 'Carried out'),
  partly: word('部分执行', 'Carried out in part'),
  notApplicable: word('不适用', 'Not applicable'),
}

export const serviceWords: Words<ServiceWay> = {
  direct: word('直接送达', 'Handed over'),
  post: word('邮寄送达', 'By post'),
  electronic: word('电子送达', 'Electronically'),
  left: word('留置送达', 'Left at the place'),
  public: word('公告送达', 'By public notice'),
}
