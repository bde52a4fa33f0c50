import type { NumberOf, NumberRow } from '../../../../database/queries/supervision/numbers.ts'
import { findDistrict } from '../../../../domain/identifiers/districts.ts'
import type { Party, Tier } from '../../../../domain/law/rulebook-types.ts'
import type { Stage } from '../../../../domain/stage.ts'
import { findListType } from '../../../../rules/catalogue.ts'
import { agencyWords } from '../../../kit/agency-words.ts'
import { dueWords } from '../../../kit/deadline-words.ts'
import { departmentWords, measureWords } from '../../../kit/measure-words.ts'
import { partyWords, stageWords, tierWords } from '../../../kit/vocabulary.ts'
import type { Bilingual } from '../../../kit/words.ts'
import { plain } from '../../../kit/words.ts'
import { compareWords, groupWords, standingWords } from './texts.ts'

/** The name of a district. */
export const districtWords = (code: string): Bilingual => findDistrict(code)?.name ?? plain(code)

/** The title of a list. */
export const listTypeWords = (code: string): Bilingual => findListType(code)?.title ?? plain(code)

/** What a number counts. */
export function numberWords(number: NumberOf): Bilingual {
  return joined(partsOf(number))
}

function partsOf(number: NumberOf): readonly Bilingual[] {
  const district = 'district' in number && number.district !== undefined ? [districtWords(number.district)] : []
  switch (number.of) {
    case 'rectification': {
      const by =
        number.dueBy === undefined
          ? []
          : [{ zh: `在办且期限不晚于 ${number.dueBy}`, en: `open and due by ${number.dueBy}` }]
      const standing = number.standing.map((one) => standingWords[one])
      const any = { zh: standing.map(({ zh }) => zh).join('、'), en: standing.map(({ en }) => en).join(', ') }
      return [...district, any, ...by, { zh: `截至 ${number.on}`, en: `on ${number.on}` }]
    }
    case 'late':
      return [
        { zh: '逾期未办事项', en: 'acts that are late' },
        ...district,
        ...(number.agency === undefined ? [] : [agencyWords(number.agency)]),
        ...(number.stage === undefined ? [] : [stageWords[number.stage as Stage]]),
        ...(number.party === undefined ? [] : [partyWords[number.party as Party] ?? plain(number.party)]),
      ]
    case 'measure':
      return [
        groupWords[number.group],
        ...(number.measure === undefined ? [] : [measureWords(number.measure)]),
        ...(number.department === undefined ? [] : [departmentWords(number.department)]),
      ]
    case 'like':
      return [
        listTypeWords(number.listType),
        tierWords[number.tier as Tier] ?? plain(number.tier),
        {
          zh: `${compareWords[number.compare].zh}：${number.value}`,
          en: `${compareWords[number.compare].en}: ${number.value}`,
        },
      ]
    case 'behind':
      return [{ zh: '流程尚未跟上的案件', en: 'cases whose conductor is behind' }]
    case 'provisional':
      return [{ zh: '暂定日期的期限', en: 'terms with a provisional date' }]
    case 'open':
      return [...district, { zh: '在办案件', en: 'open cases' }]
  }
}

const joined = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join(' · '),
  en: parts.map(({ en }) => en).join(' · '),
})

/** What of a case is counted: an act that is due, a measure, or the case itself. */
export function itemWords({ item, ruleId, pack }: NumberRow): Bilingual {
  if (item === '') return plain('—')
  return ruleId === null || pack === null ? measureWords(item) : dueWords({ key: item, ruleId, pack })
}
