import { conflict } from '../refusals/facts.ts'

/** Why an act of the listing is refused: what a proposal must hold, review, defence, hearing, determination. */
export const listingRefusals = {
  'listing.unknownListType': conflict(
    '名单类型[“{listType}”]不在已公布的名单目录中，请从目录中选择。',
    'The list type[ “{listType}”] is not among the published ones: choose one of those.',
  ),
  'listing.notASanctionList': conflict(
    '名单[“{listType}”]是守信激励名单，不能用于列入失信主体，请选择失信名单。',
    'The list[ “{listType}”] rewards honest entities and cannot take a discredited one: choose a sanction list.',
  ),
  'listing.listTypeNotInForce': conflict(
    '名单[“{listType}”]现在不能使用[：{because}]。请选择施行中的名单。',
    'The list[ “{listType}”] cannot be used now[: {because}]. Choose a list in force.',
  ),
  'listing.tierNotOnList': conflict(
    '名单[“{listType}”]不收[{tier}]此种失信程度[，只收{tiers}]，请改选名单或者失信程度；认定时不能改选名单的，不予列入。',
    'The list[ “{listType}”] does not take this tier[ ({tier}), only {tiers}]: choose another list or tier; at the determination, where the list is given, do not list.',
  ),
  'listing.noEntityName': conflict(
    '没有填写主体名称，请按登记的名称填写。',
    'The name of the entity is missing: give it as it is registered.',
  ),
  'listing.formulaInName': conflict(
    '主体名称不能以 =、+、-、@ 开头[（现为“{name}”）]，以免在电子表格中被当作公式，请按登记的名称填写。',
    'The name of the entity begins with =, +, - or @[ (“{name}”)], which a spreadsheet would compute: give it as it is registered.',
  ),
  'listing.lostInName': conflict(
    '主体名称中有丢失的字留下的符号[“{found}”]，请按登记的名称填写；从文件复制的，请将文件另存为XLSX或者CSV UTF-8后重新复制。',
    'The name of the entity has a sign[, “{found}”,] that no registered name has and that a program leaves for a character that it has lost: give the name as it is registered; where it was copied, save the file as XLSX or CSV UTF-8 and copy it again.',
  ),
  'listing.lostInRepresentative': conflict(
    '法定代表人姓名中有丢失的字留下的符号[“{found}”]，请按登记的姓名填写。',
    'The name of the legal representative has a sign[, “{found}”,] that a program leaves for a character that it has lost: give the name as it is registered.',
  ),
  'listing.lostInNumber': conflict(
    '决定文号中有丢失的字（例如六角括号）留下的符号[“{found}”]，请按决定书填写。',
    'The number of the decision has a sign[, “{found}”,] that a program leaves for a character that it has lost, such as a bracket: give the number as the decision has it.',
  ),
  'listing.creditCodeInvalid': conflict(
    '统一社会信用代码[{code}]有误[：{fault}]。请按营业执照核对改正。',
    'The unified social credit code[ {code}] is not sound[. {fault}]. Correct it from the licence.',
  ),
  'listing.codeOfOtherKind': conflict(
    '统一社会信用代码[{code}]与主体类型[（{kind}）]不符[，该代码属于{of}]，请按登记核对改正。',
    'The unified social credit code[ {code}] does not fit the kind[ ({kind})][; it is one of {of}]: correct one of them from the register.',
  ),
  'listing.codeKindOfOthers': conflict(
    '证件类型[“{codeKind}”]与主体类型[（{kind}）]不符，请改选其中一项。',
    'The kind of number[, {codeKind},] is not one of this kind of entity[ ({kind})]: choose another of one of them.',
  ),
  'listing.codeInvalid': conflict(
    '号码不是所选证件类型[（{codeKind}）]的号码[：{codeFault}]。请按证照核对改正，或者改选证件类型。',
    'The code is no number of the chosen kind[ ({codeKind})][. {codeFault}]. Correct it from the document, or choose the kind that it is of.',
  ),
  'listing.codeDoubtful': conflict(
    '号码[（{codeKind}）]的校验位不符，多为误录，请按证照核对改正；证照上确是如此的（例如较早发放的代码），请填写号码与规则不符的理由，由复核人核对证照后确认。',
    'The check character of the code[ ({codeKind})] does not fit, which is mostly a slip: correct it from the document. Where the document itself has it so, as some older ones have, give the reason; the review will compare it and confirm.',
  ),
  'listing.seatNotAbroad': conflict(
    '境外登记号码只用于住所在境外的组织[（现填{district}）]；住所在境内的，请填写统一社会信用代码。',
    'A registration number abroad is for organisations with their seat there[, not in {district}]: give the credit code of one that has its seat here.',
  ),
  'listing.sameDecision': conflict(
    '本单位依同一份决定对该主体已有案件[{cases}]，一份决定只办一个案件，请在该案中办理；确需另案的，请填写另案办理的理由，由复核人确认。',
    'The agency has a case[, {cases},] on this decision about this entity, and one decision is one case: go on with that one. If there is to be another, give the reason, which the review has to confirm.',
  ),
  'listing.notConfirmed': conflict(
    '本建议有须由复核人核实并确认的事项[：{points}]。请核实后勾选确认，或者退回。',
    'The proposal has points that the review must check and confirm expressly[: {points}]. Confirm them, or send it back.',
  ),
  'listing.returnWithoutReason': conflict(
    '退回须写明理由，经办人才知道改什么，请在意见中写明。',
    'A proposal is sent back with a reason, so that its author knows what to change: say it in the comments.',
  ),
  'listing.unknownDistrict': conflict(
    '区划代码[{district}]不是现有的行政区划[，该代码已撤销，应改用{successor}]，请填写主体住所地的6位区划代码；住所在境外的，选境外。',
    'The division code[ {district}] is none that exists[; it was withdrawn, its successor is {successor}]: give the six digits of the division where the entity has its seat, or that it is abroad.',
  ),
  'listing.otherDistrict': conflict(
    '案件属于办案单位所在区[（{own}）]，不能记到其他区[（{district}）]，请改正。',
    'A case belongs to the district of its agency[ ({own})] and not to another[ ({district})]: correct it.',
  ),
  'listing.noPenaltyKind': conflict(
    '没有填写处罚种类，请按《行政处罚法》第九条选择；所依据的不是行政处罚的，选“非行政处罚”。',
    'The kinds of penalty are missing: choose those of Article 9 of the Law on Administrative Penalty, or that the document is no penalty.',
  ),
  'listing.unknownPenaltyKind': conflict(
    '处罚种类[“{kinds}”]不是《行政处罚法》第九条的种类，请改选。',
    'No such kind of penalty stands in Article 9 of the Law on Administrative Penalty[: {kinds}]. Choose one that does.',
  ),
  'listing.tierNotOfPenalty': conflict(
    '失信程度[（{tier}）]与处罚种类不相当[，应为{least}至{most}]，请改正；确需如此的，请写明理由，供复核人审查。',
    'The tier[ ({tier})] does not fit the kinds of penalty[, which stand for {least} to {most}]: correct it, or give the reason, which the review will see.',
  ),
  'listing.conductAfterDecision': conflict(
    '违法行为终了日[（{endedOn}）]晚于处罚决定日期[（{decidedOn}）]，请核对改正。',
    'The conduct ended[ on {endedOn}] after the decision on it[ of {decidedOn}]: check both days.',
  ),
  'listing.conductTooOld': conflict(
    '失信行为终了已久，其信息不再提供查询[（截止{until}）]，不能列入。',
    'The conduct lies so far back that its record may no longer be queried[ (until {until})]: it cannot be listed.',
  ),
  'listing.noLegalBasis': conflict(
    '没有填写列入依据，请写明法律法规的名称和条款。',
    'The legal basis of the listing is missing: name the law and its article.',
  ),
  'listing.noEvidence': conflict('没有证据材料，请至少提供一份。', 'There is no evidence: give at least one item.'),
  'listing.noRequirements': conflict(
    '没有整改要求，请至少写明一项，信用主体才知道要改正什么。',
    'There are no requirements for rectification: state at least one, so that the entity knows what to correct.',
  ),
  'listing.termInvalid': conflict(
    '整改期限[（{days}日）]有误，请填写不小于1[且不超过{most}]的整数，或者留空以适用通常期限。',
    'The term for rectification[ ({days} days)] is not valid: give a whole number of days from 1[ to {most}], or none for the usual term.',
  ),
  'listing.measureTwice': conflict(
    '惩戒措施[{measures}]重复，每项只能填写一次。',
    'Measures[ ({measures})] are named twice: name each once.',
  ),
  'listing.measureNotInCatalogue': conflict(
    '措施[{measure}]不在已公布的惩戒措施清单中，不得采取，请从清单中选择。',
    'The measure[ {measure}] is not in the published catalogue and must not be applied: choose one from the catalogue.',
  ),
  'listing.measureOfOthers': conflict(
    '措施[{measure}]由市场机构自主决定，公共机关不得要求采取，请从清单中去掉。',
    'The measure[ {measure}] is for market bodies to take of their own accord and cannot be ordered: leave it out.',
  ),
  'listing.measureTargetMismatch': conflict(
    '措施[{measure}]不适用于此类主体[（{kind}）]，请改选其他措施。',
    'The measure[ {measure}] is not meant for this kind of entity[ ({kind})]: choose another.',
  ),
  'listing.measureTierMismatch': conflict(
    '措施[{measure}]不适用于此种失信程度[（{tier}）]，请改选与失信程度相当的措施。',
    'The measure[ {measure}] does not fit this tier[ ({tier})]: choose one that fits how serious the conduct is.',
  ),
  'listing.measureBasisMismatch': conflict(
    '措施[{measure}]的依据不及于名单[“{listType}”][，只及于{lists}]，请改选其他措施。',
    'The basis of the measure[ {measure}] does not reach the list[ “{listType}”][, only {lists}]: choose another measure.',
  ),
  'listing.measureImplementerMismatch': conflict(
    '部门[{department}]不实施措施[{measure}][，该措施由{departments}实施]，请改选实施部门。',
    'The department[ {department}] does not carry out the measure[ {measure}][; {departments} does]: choose another department.',
  ),
  'listing.notNow': conflict(
    '名单发起[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    'The listing is not at the step for this[; it is {status}]: do what the case names as possible now.',
  ),
  'listing.sameReviewer': conflict(
    '您（或者您代理的同事）发起或者修改过本案，不能复核，请由另一人复核。',
    'You, or the colleague for whom you stand in, proposed or revised this case and cannot review it: another person has to.',
  ),
  'listing.sameDeterminer': conflict(
    '您（或者您代理的同事）发起或者修改过本案、记录过听证或者答复过陈述申辩，不能认定，请由另一人认定。',
    'You, or the colleague for whom you stand in, proposed or revised this case, recorded its hearing or answered its grounds, and cannot determine it: another person has to.',
  ),
  'listing.noGrounds': conflict(
    '没有写明陈述申辩的理由，请至少写一项。',
    'The defence names no ground: state at least one.',
  ),
  'listing.tooManyGrounds': conflict(
    '申辩理由合计不得超过[{most}条]，本案已有[{before}条]；请把同类的理由合并为一条，或者写成一份书面意见作为材料提交。',
    'The grounds of one case have a most[ of {most}, and it has {before} already]: put those that belong together into one, or hand in a written statement as evidence.',
  ),
  'listing.groundTwice': conflict(
    '理由编号重复[（{grounds}）]，请为每项理由使用不同的编号。',
    'A ground stands there twice[ ({grounds})]: give each its own identifier.',
  ),
  'listing.groundUnknown': conflict(
    '答复了信用主体没有提出的理由[{grounds}]，请核对理由编号。',
    'The entity has not raised the grounds[ {grounds}] that you answer: check their identifiers.',
  ),
  'listing.noGroundsToAnswer': conflict(
    '信用主体没有提出理由，无须答复。',
    'The entity has raised no grounds: there is nothing to answer.',
  ),
  'listing.groundsUnanswered': conflict(
    '还有理由没有答复[：{grounds}]。请逐项答复后再认定。',
    'Some grounds are not answered yet[: {grounds}]. Answer each before the determination.',
  ),
  'listing.defenceTooLate': conflict(
    '陈述申辩期限已过[（截止{dueOn}）]，列入后仍可提出异议或者申请行政复议。',
    'The term for the defence has passed[ (it ended on {dueOn})]: an objection or reconsideration remains possible after listing.',
  ),
  'listing.hearingAlreadyAsked': conflict(
    '已经申请过听证，请等待听证通知。',
    'A hearing has already been asked for: wait for its notice.',
  ),
  'listing.hearingTooLate': conflict(
    '申请听证的期限已过[（截止{until}）]，仍可在认定前书面说明情况。',
    'The term for asking for a hearing has passed[ (it ended on {until})]: write to the agency before it decides.',
  ),
  'listing.unheard': conflict(
    '认定前没有听取当事人的意见（告知或者听证通知送达无效，或者期限内提出的意见未经审查），该认定不能送达、公示，请自行撤销；漏审的是书面申辩的，也可以逐条回应后决定维持。',
    'The entity was not heard before the determination (its notice, or that of the hearing, was not served in law, or what it had said in time was not looked at): it cannot be served or published. Revoke it; where a defence in writing was overlooked, it may also stand once each ground is answered.',
  ),
  'listing.noHearing': conflict(
    '没有待举行的听证，无须通知。',
    'No hearing is to be held: there is nothing to give notice of.',
  ),
  'listing.hearingNoticeTooShort': conflict(
    '听证日期距通知送达太近[，最早为{earliest}]，请改定日期。',
    'The hearing follows too soon on its notice[; the earliest day is {earliest}]: choose a later day.',
  ),
  'listing.hearingNotNotified': conflict(
    '听证尚未通知，请先送达听证通知。',
    'No notice of the hearing has been served: serve it first.',
  ),
  'listing.hearingAlreadyHeld': conflict(
    '听证已经举行，不能再次记录。',
    'The hearing has been held and recorded already.',
  ),
  'listing.hearingNotYet': conflict(
    '听证日期未到[（{on}）]，请在举行后记录。',
    'The day of the hearing has not come yet[ ({on})]: record it once it has been held.',
  ),
  'listing.hearingPending': conflict(
    '听证尚未举行或者终止，请在听证后认定；不予列入的可以随时决定。',
    'The hearing has neither been held nor ended yet: determine after it. A decision not to list may come at any time.',
  ),
  'listing.notHeardYet': conflict(
    '陈述申辩或者要求听证的期限未满[（截止{until}当日结束时）]，当事人没有明示放弃的，请在期满后认定；不予列入的可以随时决定。',
    'The entity may still defend itself or ask for a hearing[ until the end of {until}] and has not waived it: determine afterwards. A decision not to list may come at any time.',
  ),
  'listing.chairOfCase': conflict(
    '[{person}]参与过本案的调查或者起草，不能主持听证，请另行指定主持人。',
    'The chair[ {person}] has worked on this case and cannot preside at its hearing: name somebody else.',
  ),
  'listing.refusalNotNoted': conflict(
    '当事人拒绝在听证笔录上签字，请注明拒签的情况和理由。',
    'The entity refused to sign the record of the hearing: note how and why.',
  ),
  'listing.rightWaived': conflict(
    '已经明示放弃此项权利，不能再行使；仍可提出异议或者申请行政复议。',
    'This right has been waived expressly and cannot be used any more: an objection or reconsideration remains possible.',
  ),
  'listing.nothingToWaive': conflict(
    '此项权利的期限已过[（截止{until}）]，无须放弃。',
    'The term of this right has passed[ (it ended on {until})]: there is nothing to waive.',
  ),
  'listing.waiverAlreadyRecorded': conflict(
    '已登记一份书面放弃，请先由另一人确认或者不予认可。',
    'A waiver on paper has been recorded already: another person has to confirm or refuse it first.',
  ),
  'listing.noSignedWaiver': conflict(
    '请附上当事人签字或者盖章的放弃声明；没有书面声明的，等待期限届满。',
    'Attach the waiver signed by the entity; without one, wait for the end of the term.',
  ),
  'listing.noWaiver': conflict(
    '没有待确认的书面放弃，无须办理。',
    'No waiver on paper waits to be confirmed: there is nothing to do.',
  ),
  'listing.sameWaiverConfirmer': conflict(
    '您（或者您代理的同事）登记了这份书面放弃，不能确认，请由另一人确认。',
    'You, or the colleague for whom you stand in, recorded this waiver and cannot confirm it: another person has to.',
  ),
  'listing.tierAggravated': conflict(
    '认定的失信程度[（{tier}）]重于告知的程度[（{proposed}）]，不得加重；确需加重的，请重新告知。',
    'The tier[ ({tier})] is harsher than the one in the notice[ ({proposed})]: keep to the notice, or serve a new one.',
  ),
  'listing.measureAdded': conflict(
    '措施[{measures}]没有事先告知，认定时不得增加，请去掉。',
    'The measures[ {measures}] were not in the notice and cannot be added now: leave them out.',
  ),
  'listing.dualServiceMissing': conflict(
    '认定决定书与信用修复告知书须一并送达，请填写两份文书的文号。',
    'The decision and the guidance on repair are served together: give the numbers of both documents.',
  ),
  'listing.revocationAlreadyProposed': conflict(
    '已经提出撤销认定，请由另一人决定。',
    'Revocation of the determination has been proposed already: another person has to decide.',
  ),
  'listing.revocationNotProposed': conflict(
    '尚未提出撤销认定，请先由经办人写明理由提出。',
    'Revocation of the determination has not been proposed: a case officer has to propose it with reasons first.',
  ),
  'listing.sameRevoker': conflict(
    '提出撤销认定的人不能自己决定是否撤销，请由另一人决定。',
    'Whoever proposed to revoke the determination cannot decide it: another person has to.',
  ),
}
