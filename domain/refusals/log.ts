import { conflict, notFound, unavailable } from './facts.ts'

/** Refusals about the log over the ledger and about erasing from it. */
export const logRefusals = {
  'log.entryUnknown': notFound(
    '案件[{caseNo}]的台账没有[第{caseSeq}条]这一条目，请核对序号。',
    'The ledger of the case[ {caseNo}] has no such entry[ ({caseSeq})]: check its number.',
  ),
  'log.notYetSigned': conflict(
    '该条目尚未被已签署的检查点包含，请一分钟后再试。',
    'No signed checkpoint has this entry yet: try again in a minute.',
  ),
  'log.noCheckpoint': notFound(
    '没有包含[{size}项的]这一检查点，请先取得检查点列表中的大小。',
    'There is no such checkpoint[ of {size} items]: use the size of one that the list has.',
  ),
  'erasure.orderUnknown': conflict('没有这一删除令，请核对编号。', 'There is no such order of erasure: check its id.'),
  'erasure.notApproved': conflict(
    '该删除令尚未经另一人批准，请先由另一人批准。',
    'No second person has approved this order of erasure yet: have it approved first.',
  ),
  'erasure.ownOrder': conflict(
    '删除令须由下令者以外的人批准，请由另一人批准。',
    'Somebody other than the one who ordered the erasure must approve it: ask another person.',
  ),
  'erasure.decided': conflict(
    '该删除令已经批准，无需再次批准。',
    'This order of erasure has been approved already: there is nothing more to approve.',
  ),
  'log.proofFails': unavailable(
    '不出具证明：[案件{caseNo}第{caseSeq}条][含{size}项的检查点]与已签署的日志不符，可能被改动，请告知审计人员运行核验。',
    'No proof is given out: what the database holds[ of entry {caseSeq} of case {caseNo}][ of the checkpoint of {size} items] is not what was signed and may have been altered. Tell an auditor to run a verification.',
  ),
  'erasure.caseChanged': conflict(
    '下达删除令之后，案件[{caseNo}]又有新的记录，请按现状重新下达删除令并由另一人批准。',
    'The case[ {caseNo}] has gone on since the order of erasure was given: give a new order, and have that one approved.',
  ),
  'erasure.caseOpen': conflict(
    '案件[{caseNo}]尚未办结，办理中仍需要这些信息，请在办结后再删除。',
    'The case[ {caseNo}] is still open and its procedure needs these data: erase them once it is closed.',
  ),
}
