import { conflict } from '../refusals/facts.ts'

/** Why an act of credit repair is refused. */
export const repairRefusals = {
  'repair.notNow': conflict(
    '信用修复[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    'No application for repair is at the step for this[; the last one is {status}]: do what the case names as possible now.',
  ),
  'repair.alreadyOpen': conflict(
    '已有修复申请正在办理，请等待结果或者先撤回。',
    'An application for repair is being dealt with already: wait for its result, or withdraw it first.',
  ),
  'repair.notPublished': conflict(
    '信息尚未公示，没有需要修复的记录。',
    'Nothing has been published, so there is no record to repair.',
  ),
  'repair.publicityEnded': conflict('公示已经终止，无须修复。', 'Publicity has ended already: no repair is needed.'),
  'repair.tooEarly': conflict(
    '最短公示期未满[，自{earliestOn}起可以申请]，请届时申请。',
    'The shortest period of publicity has not passed[; from {earliestOn} you may apply]: apply then.',
  ),
  'repair.barred': conflict(
    '因此前申请修复弄虚作假，[在{until}之前]不能申请修复，请在限制期满后申请。',
    'An earlier application or repair rested on false material, so none can be applied for now[, only from {until}]: apply when the bar has ended.',
  ),
  'repair.notRectified': conflict(
    '失信行为的整改尚未通过，请先完成整改。',
    'The rectification has not been accepted yet: complete it first.',
  ),
  'repair.noProof': conflict('没有证明材料，请至少提供一份。', 'There is no proof: give at least one document.'),
  'repair.noCommitment': conflict('没有信用承诺，请写明承诺内容。', 'The credit commitment is missing: write it.'),
  'repair.gapsAlreadyTold': conflict(
    '已经一次性告知需要补正的内容，不能再次要求补正，请决定是否受理。',
    'The gaps have been named once and cannot be named again: decide on the application as it is.',
  ),
  'repair.noGaps': conflict(
    '没有写明需要补正什么，请一次列明全部不足。',
    'No gap is named: list all that is missing at once.',
  ),
  'repair.sameDecider': conflict(
    '您（或者您代理的同事）受理、核实过本次修复申请或者告知过补正，不能决定，请由另一人决定。',
    'You, or the colleague for whom you stand in, accepted or verified this application or named its gaps, and cannot decide it: another person has to.',
  ),
  'repair.notGranted': conflict(
    '没有准予的修复可以撤销[（最近一次修复：{status}）]。',
    'No granted repair can be revoked[; the last application is {status}].',
  ),
  'repair.revocationAlreadyProposed': conflict(
    '已经提出撤销修复，请由另一人决定。',
    'Revocation has been proposed already: another person has to decide.',
  ),
  'repair.revocationNotProposed': conflict(
    '尚未提出撤销修复，请先由经办人提出并附证据。',
    'Revocation has not been proposed: a case officer has to propose it with evidence first.',
  ),
  'repair.revocationNotServed': conflict(
    '撤销修复的告知书尚未送达，陈述申辩期从送达起算，请先登记送达。',
    'The notice of the revocation has not been served yet, and the term for the defence runs from its service: record the service first.',
  ),
  'repair.revocationNotHeard': conflict(
    '信用主体的陈述申辩期未满[（截止{until}当日结束时）]，请期满后决定；查明材料不虚假的，可以随时不予撤销。',
    'The entity may still defend itself[, until the end of {until}]: decide afterwards. Where the material is not false the revocation can be refused at any time.',
  ),
  'repair.revocationDefenceTooLate': conflict(
    '对撤销修复的陈述申辩期已过[（{dueOn}届满）]，请按决定书写明的途径寻求救济。',
    'The term for the defence against the revocation has passed[ (it ended on {dueOn})]: use the remedies that the decision states.',
  ),
  'repair.barNotProposed': conflict(
    '尚未提议限制再次申请修复，请先由经办人提出并附证据。',
    'No bar on repair has been proposed: a case officer has to propose it with evidence first.',
  ),
  'repair.barAlreadyProposed': conflict(
    '已经提议限制再次申请修复，请由另一人决定。',
    'A bar on repair has been proposed already: another person has to decide.',
  ),
  'repair.nothingToBar': conflict(
    '没有因材料虚假可以限制的修复申请[（最近一次修复：{status}）]，申请不予修复或者撤回后才能提议。',
    'There is no application to bar for[; the last one is {status}]: a bar can be proposed once it was refused or withdrawn.',
  ),
  'repair.barNotServed': conflict(
    '拟限制申请修复的告知书尚未送达，陈述申辩期从送达起算，请先登记送达。',
    'The notice of the bar has not been served yet, and the term for the defence runs from its service: record the service first.',
  ),
  'repair.barNotHeard': conflict(
    '信用主体的陈述申辩期未满[（截止{until}当日结束时）]，请期满后决定；查明材料不虚假的，可以随时不予限制。',
    'The entity may still defend itself[, until the end of {until}]: decide afterwards. Where the material is not false the bar can be refused at any time.',
  ),
  'repair.barDefenceTooLate': conflict(
    '对限制申请修复的陈述申辩期已过[（{dueOn}届满）]，请按决定书写明的途径寻求救济。',
    'The term for the defence against the bar has passed[ (it ended on {dueOn})]: use the remedies that the decision states.',
  ),
  'repair.sameBarrer': conflict(
    '提议限制申请修复或者登记过书面申辩的人不能自己决定是否限制，请由另一人决定。',
    'Whoever proposed the bar, or entered a defence from paper, cannot decide it: another person has to.',
  ),
  'repair.emptyRevocationDefence': conflict(
    '陈述申辩没有内容，请写明理由。',
    'The defence is empty: write what you have to say.',
  ),
  'repair.sameRevoker': conflict(
    '提出撤销修复或者登记过书面申辩的人不能自己决定是否撤销，请由另一人决定。',
    'Whoever proposed the revocation, or entered a defence from paper, cannot decide it: another person has to.',
  ),
}
