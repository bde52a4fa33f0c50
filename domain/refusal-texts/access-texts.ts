import type { RefusalTexts } from './types.ts'

/** Texts about keys, delegations, invitations and identity providers. */
export const accessTexts: RefusalTexts = {
  'invitation.unknown': {
    zh: '邀请码不正确、已使用或已过期。请核对告知书上的邀请码，或请案件经办机关另发一个。',
    en: 'This code is wrong, used or over. Check it on the notice, or ask the agency of the case for another.',
  },
  'invitation.noNotice': {
    zh: '认定告知书还没有文号，邀请码只印在有文号的告知书上。请先生成文号。',
    en: 'The notice has no number yet, and the code stands on a numbered notice only. Give it its number first.',
  },
  'proof.unknown': {
    zh: '没有待核实的企业账号：该账号不存在、已核实，或者还没有经办人登记核实情况。',
    en: 'There is nothing to confirm: no such account, it is proved already, or no officer has said what was seen.',
  },
  'proof.samePerson': {
    zh: '核实企业账号须由两人办理，登记的人不能自己确认。请另一位审核人确认。',
    en: 'Two persons prove an account of an entity: who has said what was seen does not confirm it. Let another reviewer do it.',
  },
  'binding.unknown': {
    zh: '没有这项绑定申请，或者账号、人员已经绑定。请重新查看申请清单。',
    en: 'There is no such request, or the account or the person is bound already. Look at the list again.',
  },
  'provider.notBound': {
    zh: '身份已确认，但还没有绑定本系统的账号，已为您登记。请运维人员核对后确认，再重新登录。',
    en: 'Your identity is confirmed, but it is not bound to an account here yet. Your request is kept: ask an operator to approve it, then sign in again.',
  },
  'provider.choose': {
    zh: '您代表多家企业。请填写要办理的企业的统一社会信用代码，再通过一网通办登录。',
    en: 'You stand for several entities. Give the credit code of the one to act for, and sign in by the portal again.',
  },
  'provider.none': {
    zh: '本系统没有开通这种登录方式，请用账号和密码登录。',
    en: 'This way to sign in is not set up here. Use an account and a password.',
  },
  'provider.down': {
    zh: '统一身份认证暂时无法连接，请稍后重试，或用账号和密码登录。',
    en: 'The identity provider cannot be reached now. Try again shortly, or use an account and a password.',
  },
  'provider.refused': {
    zh: '统一身份认证没有完成或已超时，请重新登录。',
    en: 'Signing in by the identity provider was not finished, or took too long. Sign in again.',
  },
  'provider.noAccount': {
    zh: '身份已确认，但本系统没有与之对应的账号。工作人员请联系运维人员开通，企业请使用告知书上的邀请码。',
    en: 'Your identity is confirmed, but no account here belongs to it. Staff: ask an operator. Entities: use the code in the notice.',
  },
  'provider.otherDoor': {
    zh: '您的账号不从这个入口登录：工作人员与企业的入口不同，请换另一个入口。',
    en: 'Your account does not sign in here: staff and entities have different entrances. Use the other one.',
  },
  'delegation.none': {
    zh: '您今天没有代该账号办理的授权，请去掉 X-On-Behalf-Of，或请对方先授权。',
    en: 'You do not stand in for that account today. Leave X-On-Behalf-Of out, or ask its owner for a delegation.',
  },
  'delegation.notHere': {
    zh: '此操作只能以本人身份办理，请去掉 X-On-Behalf-Of。',
    en: 'This is done as oneself only. Leave X-On-Behalf-Of out.',
  },
  'delegation.outOfScope': {
    zh: '您的代办授权不包括此事项，请交由授权人本人或其他有权限的人员办理。',
    en: 'Your delegation does not cover this. Leave it to the person who gave it, or to somebody who may.',
  },
  'delegation.unknown': {
    zh: '没有这项仍然有效的授权，请核对。',
    en: 'There is no such delegation that still stands. Check its id.',
  },
  'delegation.dates': {
    zh: '授权从今天[（{today}）]或以后开始[，最多{most}天]，请改正日期。',
    en: 'A delegation begins today[ ({today})] or later[ and lasts at most {most} days]. Correct the dates.',
  },
  'delegation.notColleague': {
    zh: '只能授权给本机关的其他工作人员，请核对账号。',
    en: 'A delegation is for another member of staff of the same agency. Check the account.',
  },
  'key.forPerson': {
    zh: '密钥只能发给系统账号（npm run account -- create … --system），不能发给个人账号。',
    en: 'Keys are for accounts of systems (npm run account -- create … --system) and never for a person’s.',
  },
  'key.operationClosed': {
    zh: '该系统账号的角色不能使用某些操作[（{operations}）]，请去掉。',
    en: 'The role of this system’s account may not use some of these operations[ ({operations})]: leave them out.',
  },
  'key.unknown': {
    zh: '没有这个密钥，请核对。',
    en: 'There is no such key. Check its id.',
  },
  'key.outOfScope': {
    zh: '该密钥不包括此操作，请联系运维人员另发密钥。',
    en: 'This key is not for this operation. Ask an operator for another key.',
  },
}
