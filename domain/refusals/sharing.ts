import { conflict, forbidden, gone, notFound, unprocessable } from './facts.ts'

/** Refusals about sharing records with other houses. */
export const sharingRefusals = {
  'feed.tooOld': gone(
    '该位置以后的部分变更[（至第{through}项）]已超过保存期限，不再提供。请清除已取得的全部记录，再从 after=0 重新读取，或者先取公示名单的全部数据（/api/v1/register/snapshot）。',
    'Some of the changes behind this position[ (up to {through})] were over long ago and are not told any more. Throw away all that you have, and begin anew with after=0, or with the files of the whole register (/api/v1/register/snapshot).',
  ),
  'subscriber.unknown': notFound(
    '没有这个接收方[（{code}）]，请核对代号。',
    'There is no such recipient[ ({code})]: check its code.',
  ),
  'subscriber.noProposal': notFound('没有这项登记申请，请核对。', 'There is no such proposal: check its id.'),
  'subscriber.waits': conflict(
    '该接收方[（{code}）]已有一项登记申请等待审批，请先办结再提交。',
    'A proposal for this recipient[ ({code})] waits for its second person: have it decided first.',
  ),
  'subscriber.decided': conflict('这项登记申请已经办结。', 'This proposal has been decided already.'),
  'subscriber.samePerson': forbidden(
    '登记申请须由申请人以外的人批准，请交另一位运维人员或者市级监管人员办理。',
    'Somebody other than who has proposed it must approve it: ask another operator or a city supervisor.',
  ),
  'subscriber.addressNeeded': unprocessable(
    '推送方式须填写接收地址，其他方式不填。',
    'What is sent needs an address, and the other ways have none.',
  ),
  'subscriber.addressInside': unprocessable(
    '接收地址在内部网络，或者不是 https。确需使用的，请由运维人员在 SUBSCRIBER_PRIVATE_HOSTS 中写明该主机后再提交。',
    'The address is on a network inside, or not https. If it is needed, have SUBSCRIBER_PRIVATE_HOSTS name its host first.',
  ),
  'subscriber.unknownAccount': unprocessable(
    '没有这个系统账户[（{account}）]，请先建立供系统使用的账户。',
    'There is no such account of a system[ ({account})]: make one first.',
  ),
  'subscriber.twoSecrets': conflict(
    '已有两个密钥有效，请先停用旧的一个。',
    'Two secrets hold already: end the old one first.',
  ),
  'subscriber.lastSecret': conflict(
    '这是唯一有效的密钥，请先建立新的密钥，待接收方换用后再停用。',
    'This is the only secret: make a new one first, and end this one when the recipient has the new one.',
  ),
  'subscriber.noSecret': notFound('没有这个密钥，或者已经停用。', 'There is no such secret, or it has ended.'),
  'subscriber.notParked': conflict(
    '该接收方没有这个案件的未送达消息，或者尚无人申请放弃。请刷新页面核对。',
    'Nothing of this case stands aside for this recipient, or nobody has asked to give it up. Look at the page again.',
  ),
  'subscriber.endNotSkipped': conflict(
    '停止或者中止公示的通知不得放弃，系统会继续发送，请与接收方联系。',
    'What ends or suspends a record is never given up: it is sent again, so ask the recipient what is wrong.',
  ),
  'subscriber.sameSkipper': forbidden(
    '放弃发送须由申请人以外的人批准。',
    'Somebody other than who has asked must agree to give it up.',
  ),
  'subscriber.notSo': conflict(
    '该接收方已经是所要求的状态，无须再办。',
    'The recipient stands as was asked already: nothing is left to do.',
  ),
  'snapshot.inMaking': notFound(
    '公示名单的全部数据正在重新生成，请一分钟后再取。',
    'The files of the whole register are being made anew: ask again in a minute.',
  ),
  'snapshot.unknown': notFound(
    '没有这个文件，或者其中有记录已停止公示，文件已撤下。请重新读取 /api/v1/register/snapshot。',
    'There is no such file, or something in it has ended and it is not given out any more. Ask /api/v1/register/snapshot again.',
  ),
}
