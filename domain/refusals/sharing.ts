import { gone } from './facts.ts'

/** Refusals about sharing records with other houses. */
export const sharingRefusals = {
  'feed.tooOld': gone(
    '该位置以后的部分变更[（至第{through}项）]已超过保存期限，不再提供。请清除已取得的全部记录，再从 after=0 重新读取。',
    'Some of the changes behind this position[ (up to {through})] were over long ago and are not told any more. Throw away all that you have, and begin anew with after=0.',
  ),
}
