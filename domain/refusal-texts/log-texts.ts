import type { RefusalTexts } from './types.ts'

/** Texts about the log over the ledger and about erasing from it. */
export const logTexts: RefusalTexts = {
  'log.entryUnknown': {
    zh: '案件[{caseNo}]的台账没有[第{caseSeq}条]这一条目，请核对序号。',
    en: 'The ledger of the case[ {caseNo}] has no such entry[ ({caseSeq})]: check its number.',
  },
  'log.notYetSigned': {
    zh: '该条目尚未被已签署的检查点包含，请一分钟后再试。',
    en: 'No signed checkpoint has this entry yet: try again in a minute.',
  },
  'log.noCheckpoint': {
    zh: '没有包含[{size}项的]这一检查点，请先取得检查点列表中的大小。',
    en: 'There is no such checkpoint[ of {size} items]: use the size of one that the list has.',
  },
  'erasure.orderUnknown': {
    zh: '没有这一删除令，请核对编号。',
    en: 'There is no such order of erasure: check its id.',
  },
  'erasure.notApproved': {
    zh: '该删除令尚未经另一人批准，请先由另一人批准。',
    en: 'No second person has approved this order of erasure yet: have it approved first.',
  },
  'erasure.ownOrder': {
    zh: '删除令须由下令者以外的人批准，请由另一人批准。',
    en: 'Somebody other than the one who ordered the erasure must approve it: ask another person.',
  },
  'erasure.decided': {
    zh: '该删除令已经批准，无需再次批准。',
    en: 'This order of erasure has been approved already: there is nothing more to approve.',
  },
  'log.proofFails': {
    zh: '不出具证明：[案件{caseNo}第{caseSeq}条][含{size}项的检查点]与已签署的日志不符，可能被改动，请告知审计人员运行核验。',
    en: 'No proof is given out: what the database holds[ of entry {caseSeq} of case {caseNo}][ of the checkpoint of {size} items] is not what was signed and may have been altered. Tell an auditor to run a verification.',
  },
  'erasure.caseOpen': {
    zh: '案件[{caseNo}]尚未办结，办理中仍需要这些信息，请在办结后再删除。',
    en: 'The case[ {caseNo}] is still open and its procedure needs these data: erase them once it is closed.',
  },
}
