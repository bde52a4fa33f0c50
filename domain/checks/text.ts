import type { Bilingual } from '../calendar/types.ts'
import type { CheckRights, Finding } from './types.ts'

const none: Bilingual = {
  zh: '截至所载时间，没有查到该主体在此类事项上须适用措施的有效记录。查无记录不是信用良好的证明，只说明所载时间本系统的数据情况；之后的变化，请在作出决定前再次查询。',
  en: 'At the time given, no record in force was found by which a measure bites in this kind of matter. That nothing is found is no certificate of good credit: it says what the data here were at that time. Ask again before you decide, if time has passed.',
}

const hit: Bilingual = {
  zh: '截至所载时间，查到该主体的有效记录，请按所列措施及其依据办理：must 为应当适用；decide 为只适用于相关事项，是否相关由经办人判断并说明理由；may 仅供参考，不得强制适用。标明有异议的记录，异议正在处理。未列出的措施不得适用。',
  en: 'At the time given, records in force were found. Act by the measures listed and their bases: must is to be applied; decide bites in related matters only, so a person has to judge whether this one is related, with reasons; may is information and must not be made to bite. Of a record marked as contested an objection is open. Measures that are not listed must not be applied.',
}

const publicOnly: Bilingual = {
  zh: '按规定不向社会公示、只供共享的记录不在本次查询范围内。',
  en: 'Records that the law keeps off the public register and only shares are not part of this answer.',
}

/** What is to be said with an answer, so that nobody takes it for more than it is. */
export function answerText(result: Finding['result'], { minor }: CheckRights): Bilingual {
  const { zh, en } = result === 'none' ? none : hit
  return minor ? { zh, en } : { zh: zh + publicOnly.zh, en: `${en} ${publicOnly.en}` }
}
