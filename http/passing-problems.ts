import type { FastifyError, FastifyRequest } from 'fastify'
import type { PassingFault } from '../database/errors.ts'
import { passingFault } from '../database/errors.ts'
import { withoutValues } from '../database/refused-values.ts'
import type { Language } from './problems.ts'

/** Why a request could not be carried out now although nothing is wrong with it: always 503 with Retry-After. */
export interface PassingProblem {
  readonly code: string
  /** Seconds after which it is sensible to try again. */
  readonly retryAfter: number
  /** What an API caller and what a person at a page is told. */
  readonly detail: Readonly<Record<Language, string>>
  readonly onPage: Readonly<Record<Language, string>>
}

const down: PassingProblem = {
  code: 'database.down',
  retryAfter: 2,
  detail: {
    zh: '数据库暂时无法连接，请求未被办理，请稍后用同一 Idempotency-Key 重试。',
    en: 'The database cannot be reached; nothing was done. Try again shortly with the same Idempotency-Key.',
  },
  onPage: {
    zh: '数据库暂时无法连接，没有办理任何事项。请稍后重新提交。',
    en: 'The database cannot be reached and nothing was done. Send it again shortly.',
  },
}

const lost: PassingProblem = {
  code: 'database.lost',
  retryAfter: 2,
  detail: {
    zh: '办理过程中数据库连接中断，请求可能已经办理，也可能没有；请稍后用同一 Idempotency-Key 重试，不会重复办理。',
    en: 'The database was lost under way, so the request may or may not have been carried out. Try again shortly with the same Idempotency-Key; nothing is done twice.',
  },
  onPage: {
    zh: '办理过程中数据库连接中断，刚才的内容可能已经办理，也可能没有。请稍后重新提交，重复提交不会重复办理。',
    en: 'The database was lost under way, so this may or may not have been done. Send it again shortly: sending twice does nothing twice.',
  },
}

const busy: PassingProblem = {
  code: 'database.busy',
  retryAfter: 5,
  detail: {
    zh: '数据库正忙于其他事务，请求未被办理，请稍后用同一 Idempotency-Key 重试。',
    en: 'The database is busy with other work; nothing was done. Try again shortly with the same Idempotency-Key.',
  },
  onPage: {
    zh: '数据库正忙于其他事务，没有办理任何事项。请稍后重新提交。',
    en: 'The database is busy with other work and nothing was done. Send it again shortly.',
  },
}

const readOnly: PassingProblem = {
  code: 'database.readOnly',
  retryAfter: 30,
  detail: {
    zh: '数据库当前为只读（正在切换或维护），请求未被办理，请稍后用同一 Idempotency-Key 重试。',
    en: 'The database is read-only for now (a failover or maintenance); nothing was done. Try again later with the same Idempotency-Key.',
  },
  onPage: {
    zh: '数据库当前为只读（正在切换或维护），没有办理任何事项。可以查看，请过一会儿重新提交。',
    en: 'The database is read-only for now (a failover or maintenance) and nothing was done. You can read on; send it again in a while.',
  },
}

const full: PassingProblem = {
  code: 'database.full',
  retryAfter: 60,
  detail: {
    zh: '数据库的磁盘空间或内存已用尽，请求未被办理；运行人员处理后，请用同一 Idempotency-Key 重试。',
    en: 'The database is out of disk space or memory; nothing was done. Try again with the same Idempotency-Key when the operators have made room.',
  },
  onPage: {
    zh: '数据库的磁盘空间或内存已用尽，没有办理任何事项。请告知运行人员，过一会儿重新提交。',
    en: 'The database is out of disk space or memory and nothing was done. Tell the operators, and send it again in a while.',
  },
}

/** What the process itself writes on, for evidence and files that are taken in. */
const storageFull: PassingProblem = {
  code: 'storage.full',
  retryAfter: 60,
  detail: {
    zh: '存放文件的磁盘空间已用尽或暂时无法写入，请求未被办理；运行人员处理后，请用同一 Idempotency-Key 重试。',
    en: 'The disk for files is full or cannot be written to now; nothing was done. Try again with the same Idempotency-Key when the operators have made room.',
  },
  onPage: {
    zh: '存放文件的磁盘空间已用尽或暂时无法写入，没有办理任何事项。请告知运行人员，过一会儿重新提交。',
    en: 'The disk for files is full or cannot be written to now, and nothing was done. Tell the operators, and send it again in a while.',
  },
}
const ofStorage: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'])

/** The process itself has more to do than it can: nothing of the request was begun. */
const overloaded: PassingProblem = {
  code: 'system.busy',
  retryAfter: 2,
  detail: {
    zh: '系统繁忙，请求未被办理，请稍后重试。',
    en: 'The system is busy and did nothing. Try again shortly.',
  },
  onPage: {
    zh: '系统繁忙，没有办理任何事项。请稍后重新提交。',
    en: 'The system is busy and nothing was done. Send it again shortly.',
  },
}

const ofFault: Readonly<Record<PassingFault, PassingProblem>> = {
  unreachable: down,
  lost,
  tooManyConnections: down,
  shut: down,
  readOnly,
  full,
  lockWait: busy,
  cancelled: busy,
  serialisation: busy,
  deadlock: busy,
  contention: busy,
}

/** Says in the log why a request was answered with 5xx; that a line is full or the process late is no error. */
export function logFailure({ log }: Pick<FastifyRequest, 'log'>, error: FastifyError, failed: string): void {
  const err = withoutValues(error)
  if (passingProblem(error) === overloaded) log.warn({ err }, 'request put off')
  else log.error({ err }, failed)
}

/** The passing problem that an error stands for; undefined when trying again would not help. */
export function passingProblem(error: FastifyError): PassingProblem | undefined {
  const fault = passingFault(error)
  if (fault !== undefined) return ofFault[fault]
  if (ofStorage.has(error.code)) return storageFull
  return error.statusCode === 503 ? overloaded : undefined
}
