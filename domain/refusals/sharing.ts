import { gone, notFound } from './facts.ts'

/** Refusals about sharing records with other houses. */
export const sharingRefusals = {
  'feed.tooOld': gone(
    '该位置以后的部分变更[（至第{through}项）]已超过保存期限，不再提供。请清除已取得的全部记录，再从 after=0 重新读取，或者先取公示名单的全部数据（/api/v1/register/snapshot）。',
    'Some of the changes behind this position[ (up to {through})] were over long ago and are not told any more. Throw away all that you have, and begin anew with after=0, or with the files of the whole register (/api/v1/register/snapshot).',
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
