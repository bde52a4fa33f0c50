import { databaseFault } from '../database/errors.ts'
import type { Bilingual } from '../domain/calendar/types.ts'

const words = {
  'request.tooDeep': {
    status: 400,
    zh: '内容嵌套过深，请按接口说明的结构提交。',
    en: 'The content is nested too deeply. Send it in the structure that the description gives.',
  },
  'request.tooManyValues': {
    status: 413,
    zh: '内容的项数过多，请分次提交。',
    en: 'The content has too many values. Send it in parts.',
  },
  'request.tooLarge': {
    status: 413,
    zh: '填写的内容过多，没有办理。请缩短后重新提交；较长的材料请作为文件上传。',
    en: 'There is too much text; nothing was done. Shorten it and send it again, and send long papers as files.',
  },
  'request.broken': {
    status: 400,
    zh: '提交的内容没有完整到达，没有办理。请返回上一页重新提交。',
    en: 'What was sent did not arrive whole; nothing was done. Go back and send it again.',
  },
  'request.invalid': {
    status: 400,
    zh: '请求含有无法保存的字符或者超出范围的值，没有办理。请核对后重新提交。',
    en: 'The request holds characters that cannot be kept or values out of range; nothing was done. Check it and send it again.',
  },
  'cursor.invalid': {
    status: 400,
    zh: '翻页游标无效，请从第一页重新开始。',
    en: 'The cursor is not one that this list gave out. Start again from the first page.',
  },
} satisfies Record<string, Bilingual & { readonly status: number }>

export type BadInputCode = keyof typeof words

/** What came is such that it is answered at the door, by the API with a problem and by the pages with a page. */
export class BadInput extends Error {
  readonly code: BadInputCode
  readonly statusCode: number
  readonly words: Bilingual

  constructor(code: BadInputCode) {
    super(words[code].en)
    this.code = code
    this.statusCode = words[code].status
    this.words = words[code]
  }
}

// The stream of a file that was cut short, wherever it was being read.
const brokenOff = new Set(['FST_MULTIPART_BROKEN', 'ERR_STREAM_PREMATURE_CLOSE'])

/** The bad input that an error says: found at the door, or by PostgreSQL, whose types are the last to be narrower. */
export function badInputOf(error: unknown): BadInput | undefined {
  if (error instanceof BadInput) return error
  if (brokenOff.has(String((error as { code?: unknown }).code))) return new BadInput('request.broken')
  return databaseFault(error) === 'value' ? new BadInput('request.invalid') : undefined
}
