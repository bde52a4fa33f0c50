import { conflict, forbidden, notFound, unauthorized, unavailable, unprocessable } from './facts.ts'

/** Refusals about keys, delegations, invitations and identity providers. */
export const accessRefusals = {
  'invitation.unknown': unprocessable(
    '邀请码不正确、已使用或已过期。请核对告知书上的邀请码，或请案件经办机关另发一个。',
    'This code is wrong, used or over. Check it on the notice, or ask the agency of the case for another.',
  ),
  'invitation.noNotice': conflict(
    '认定告知书还没有文号，邀请码只印在有文号的告知书上。请先生成文号。',
    'The notice has no number yet, and the code stands on a numbered notice only. Give it its number first.',
  ),
  'proof.unknown': notFound(
    '没有待核实的企业账号：该账号不存在、已核实，或者还没有经办人登记核实情况。',
    'There is nothing to confirm: no such account, it is proved already, or no officer has said what was seen.',
  ),
  'proof.otherWords': conflict(
    '经办人登记的核实内容已经改变，没有确认。请重新查看现在登记的内容，再决定是否确认。',
    'What the officer has said was seen is another by now, so nothing was confirmed. Read what stands there, then decide.',
  ),
  'proof.samePerson': conflict(
    '核实企业账号须由两人办理，登记的人不能自己确认。请另一位审核人确认。',
    'Two persons prove an account of an entity: who has said what was seen does not confirm it. Let another reviewer do it.',
  ),
  'binding.unknown': notFound(
    '没有这项绑定申请，或者账号、人员已经绑定。请重新查看申请清单。',
    'There is no such request, or the account or the person is bound already. Look at the list again.',
  ),
  'binding.inUse': conflict(
    '该账号的持有人已有自己的密码，须由本人确认：请其用账号和密码登录，在“我的登录”（/sessions）页面确认绑定。',
    'The holder of this account has a password, and confirms the binding alone: let them sign in with account and password, and confirm it on the page of sign-ins (/sessions).',
  ),
  'secondPerson.sameHand': forbidden(
    '须由两人办理：您的账号与发起人的账号由同一人开通、绑定、启用或解锁过（包括经由其他账号），或者你们一人为另一人办过这些事，不能由您批准。请由与双方无关的运维人员开通的账号批准。',
    'Two persons must act: one hand has made, bound, enabled or unlocked your account and that of who began this, also by way of other accounts, or one of you the account of the other. Let an account approve that an operator has made who has to do with neither.',
  ),
  'secondPerson.younger': forbidden(
    '须由两人办理：您的账号在此事发起之后才开通，不能由您批准。请由此前已有账号的人批准，或者重新发起。',
    'Two persons must act: your account was made after this was begun. Let somebody approve whose account is older, or begin it anew.',
  ),
  'provider.notBound': forbidden(
    '身份已确认，但还没有绑定本系统的账号，已为您登记。有密码的，请用账号和密码登录后在“我的登录”页面确认；没有密码的，请运维人员核对后确认。然后重新登录。',
    'Your identity is confirmed, but it is not bound to an account here yet. Your request is kept. If you have a password, sign in with it and confirm on the page of sign-ins; if not, ask an operator to approve it. Then sign in again.',
  ),
  'provider.choose': conflict(
    '您代表多家企业。请填写要办理的企业的统一社会信用代码，再通过一网通办登录。',
    'You stand for several entities. Give the credit code of the one to act for, and sign in by the portal again.',
  ),
  'provider.none': notFound(
    '本系统没有开通这种登录方式，请用账号和密码登录。',
    'This way to sign in is not set up here. Use an account and a password.',
  ),
  'provider.down': unavailable(
    '统一身份认证暂时无法连接，请稍后重试，或用账号和密码登录。',
    'The identity provider cannot be reached now. Try again shortly, or use an account and a password.',
  ),
  'provider.refused': unauthorized(
    '统一身份认证没有完成或已超时，请重新登录。',
    'Signing in by the identity provider was not finished, or took too long. Sign in again.',
  ),
  'provider.noAccount': forbidden(
    '身份已确认，但本系统没有与之对应的账号。工作人员请联系运维人员开通，企业请使用告知书上的邀请码。',
    'Your identity is confirmed, but no account here belongs to it. Staff: ask an operator. Entities: use the code in the notice.',
  ),
  'provider.otherDoor': forbidden(
    '您的账号不从这个入口登录：工作人员与企业的入口不同，请换另一个入口。',
    'Your account does not sign in here: staff and entities have different entrances. Use the other one.',
  ),
  'delegation.none': forbidden(
    '您今天没有代该账号办理的授权，请去掉 X-On-Behalf-Of，或请对方先授权。',
    'You do not stand in for that account today. Leave X-On-Behalf-Of out, or ask its owner for a delegation.',
  ),
  'delegation.notHere': forbidden(
    '此操作只能以本人身份办理，请去掉 X-On-Behalf-Of。',
    'This is done as oneself only. Leave X-On-Behalf-Of out.',
  ),
  'delegation.outOfScope': forbidden(
    '您的代办授权不包括此事项，请交由授权人本人或其他有权限的人员办理。',
    'Your delegation does not cover this. Leave it to the person who gave it, or to somebody who may.',
  ),
  'delegation.unknown': notFound(
    '没有这项仍然有效的授权，请核对。',
    'There is no such delegation that still stands. Check its id.',
  ),
  'delegation.dates': unprocessable(
    '授权从今天[（{today}）]或以后开始[，最多{most}天]，请改正日期。',
    'A delegation begins today[ ({today})] or later[ and lasts at most {most} days]. Correct the dates.',
  ),
  'delegation.notColleague': unprocessable(
    '只能授权给本机关的其他工作人员，请核对账号。',
    'A delegation is for another member of staff of the same agency. Check the account.',
  ),
  'delegation.tooMany': conflict(
    '您的授权太多[：仍然有效的和一天之内新登记的各不超过{most}项]。请先结束不再需要的，或者明天再登记。',
    'You have given too many delegations[: at most {most} may stand, and as many be given within a day]. End those that are not needed, or give it tomorrow.',
  ),
  'key.tooMany': conflict(
    '该系统账号的密钥太多[：有效的和一天之内新发的各不超过{most}个]。请先作废不再使用的，或者明天再发。',
    'This system’s account has too many keys[: at most {most} may hold, and as many be made within a day]. End those that are not used, or make it tomorrow.',
  ),
  'key.forPerson': conflict(
    '密钥只能发给系统账号（npm run account -- create … --system），不能发给个人账号。',
    'Keys are for accounts of systems (npm run account -- create … --system) and never for a person’s.',
  ),
  'key.operationClosed': unprocessable(
    '某些操作[（{operations}）]不能发给该系统账号：其角色不能使用，或者须由两人办理。请去掉。',
    'Some of these operations[ ({operations})] are not for this system’s account: its role may not use them, or two persons must act. Leave them out.',
  ),
  'key.unknown': notFound('没有这个密钥，请核对。', 'There is no such key. Check its id.'),
  'key.outOfScope': forbidden(
    '该密钥不包括此操作，请联系运维人员另发密钥。',
    'This key is not for this operation. Ask an operator for another key.',
  ),
}
