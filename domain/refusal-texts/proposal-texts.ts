import type { RefusalTexts } from './types.ts'

/** Texts about proposing: what a proposal must hold, its list and its measures. */
export const proposalTexts: RefusalTexts = {
  'listing.unknownListType': {
    zh: '名单类型[“{listType}”]不在已公布的名单目录中，请从目录中选择。',
    en: 'The list type[ “{listType}”] is not among the published ones: choose one of those.',
  },
  'listing.notASanctionList': {
    zh: '名单[“{listType}”]是守信激励名单，不能用于列入失信主体，请选择失信名单。',
    en: 'The list[ “{listType}”] rewards honest entities and cannot take a discredited one: choose a sanction list.',
  },
  'listing.listTypeNotInForce': {
    zh: '名单[“{listType}”]现在不能使用[：{because}]。请选择施行中的名单。',
    en: 'The list[ “{listType}”] cannot be used now[: {because}]. Choose a list in force.',
  },
  'listing.tierNotOnList': {
    zh: '名单[“{listType}”]不收[{tier}]此种失信程度[，只收{tiers}]，请改选名单或者失信程度；认定时不能改选名单的，不予列入。',
    en: 'The list[ “{listType}”] does not take this tier[ ({tier}), only {tiers}]: choose another list or tier; at the determination, where the list is given, do not list.',
  },
  'listing.noEntityName': {
    zh: '没有填写主体名称，请按登记的名称填写。',
    en: 'The name of the entity is missing: give it as it is registered.',
  },
  'listing.formulaInName': {
    zh: '主体名称不能以 =、+、-、@ 开头[（现为“{name}”）]，以免在电子表格中被当作公式，请按登记的名称填写。',
    en: 'The name of the entity begins with =, +, - or @[ (“{name}”)], which a spreadsheet would compute: give it as it is registered.',
  },
  'listing.creditCodeInvalid': {
    zh: '统一社会信用代码[{code}]有误[：{fault}]。请按营业执照核对改正。',
    en: 'The unified social credit code[ {code}] is not sound[. {fault}]. Correct it from the licence.',
  },
  'listing.unknownDistrict': {
    zh: '区划代码[{district}]不是本市现有的区[，该代码已撤销，应改用{successor}]，请填写16个区之一的代码。',
    en: 'The division code[ {district}] is not a district of this city[; it was withdrawn, its successor is {successor}]: give the code of one of the 16 districts.',
  },
  'listing.noLegalBasis': {
    zh: '没有填写列入依据，请写明法律法规的名称和条款。',
    en: 'The legal basis of the listing is missing: name the law and its article.',
  },
  'listing.noEvidence': {
    zh: '没有证据材料，请至少提供一份。',
    en: 'There is no evidence: give at least one item.',
  },
  'listing.noRequirements': {
    zh: '没有整改要求，请至少写明一项，信用主体才知道要改正什么。',
    en: 'There are no requirements for rectification: state at least one, so that the entity knows what to correct.',
  },
  'listing.termInvalid': {
    zh: '整改期限[（{days}日）]有误，请填写不小于1[且不超过{most}]的整数，或者留空以适用通常期限。',
    en: 'The term for rectification[ ({days} days)] is not valid: give a whole number of days from 1[ to {most}], or none for the usual term.',
  },
  'listing.measureTwice': {
    zh: '惩戒措施[{measures}]重复，每项只能填写一次。',
    en: 'Measures[ ({measures})] are named twice: name each once.',
  },
  'listing.measureNotInCatalogue': {
    zh: '措施[{measure}]不在已公布的惩戒措施清单中，不得采取，请从清单中选择。',
    en: 'The measure[ {measure}] is not in the published catalogue and must not be applied: choose one from the catalogue.',
  },
  'listing.measureOfOthers': {
    zh: '措施[{measure}]由市场机构自主决定，公共机关不得要求采取，请从清单中去掉。',
    en: 'The measure[ {measure}] is for market bodies to take of their own accord and cannot be ordered: leave it out.',
  },
  'listing.measureTargetMismatch': {
    zh: '措施[{measure}]不适用于此类主体[（{kind}）]，请改选其他措施。',
    en: 'The measure[ {measure}] is not meant for this kind of entity[ ({kind})]: choose another.',
  },
  'listing.measureTierMismatch': {
    zh: '措施[{measure}]不适用于此种失信程度[（{tier}）]，请改选与失信程度相当的措施。',
    en: 'The measure[ {measure}] does not fit this tier[ ({tier})]: choose one that fits how serious the conduct is.',
  },
  'listing.measureBasisMismatch': {
    zh: '措施[{measure}]的依据不及于名单[“{listType}”][，只及于{lists}]，请改选其他措施。',
    en: 'The basis of the measure[ {measure}] does not reach the list[ “{listType}”][, only {lists}]: choose another measure.',
  },
  'listing.measureImplementerMismatch': {
    zh: '部门[{department}]不实施措施[{measure}][，该措施由{departments}实施]，请改选实施部门。',
    en: 'The department[ {department}] does not carry out the measure[ {measure}][; {departments} does]: choose another department.',
  },
}
