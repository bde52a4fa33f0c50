import { citation } from '../../../domain/law/citation.ts'
import type { CommandType, EventType } from '../../../domain/case.ts'
import type { Bilingual } from '../../../domain/calendar/types.ts'
import { eventFacts } from '../../../domain/event-facts.ts'
import { stageWords } from '../../../domain/refusals/status-words.ts'
import { roles } from '../../../domain/refusals/vocabulary.ts'
import { stages } from '../../../domain/stage.ts'
import type { Topic } from '../../../domain/topics.ts'
import { topics } from '../../../domain/topics.ts'
import { ruleBook } from '../../../rules/index.ts'

/** What stands before the point in the name of a command or an event. */
type Track = CommandType | EventType extends infer Name ? (Name extends `${infer T}.${string}` ? T : never) : never

type Term = Bilingual & { readonly source: string }

const term = (zh: string, en: string, source: string): Term => ({ zh, en, source })

// The compiler finds a track without its words. Sources are those that the code of the track names.
const tracks: { readonly [T in Track]: Term } = {
  listing: term('严重失信主体名单认定', 'Listing', '沪府办规〔2020〕9号第十项'),
  publicity: term('公示', 'Publicity', '沪府办规〔2020〕9号第六项；《失信行为纠正后的信用信息修复管理办法（试行）》'),
  measure: term('惩戒措施', 'Measures', '沪府办规〔2020〕9号第十一项'),
  rectification: term('整改', 'Rectification', '沪府办规〔2020〕9号第十二项'),
  interview: term('约谈（提示约谈、警示约谈）', 'Interviews (reminder, warning)', '沪府办规〔2020〕9号第十二项'),
  objection: term('异议', 'Objection', '《上海市社会信用条例》第三十六条'),
  repair: term('信用修复', 'Credit repair', '《上海市社会信用条例》第三十八条'),
  service: term('送达', 'Service', '《行政处罚法》第六十一条；《民事诉讼法》第七章第二节'),
  paper: term('书面来件登记', 'Papers of the entity, entered by an officer', '本系统'),
  annulment: term('原决定被撤销', 'Annulment of the underlying decision', '《上海市社会信用条例》第三十七条'),
  correction: term('更正', 'Correction', '《市场监督管理行政处罚信息公示规定》第十二条'),
  undoing: term('终止与解除', 'Undoing of a sanction', '《失信行为纠正后的信用信息修复管理办法（试行）》第三条'),
  case: term('案件', 'Case', '本系统'),
  deadline: term('期限', 'Deadline', '本系统'),
  account: term('信用主体账号', 'Account of an entity', '本系统'),
}

// A topic has the words of the rule that answers it for a serious case of work safety on this day.
const query = { on: '2026-04-07', field: 'workSafety', tier: 'serious' } as const

// What an event rests on besides a rule.
const sources: Readonly<Record<string, string>> = { case: '案件的依据', none: '—' }

/** The page of the terms: Chinese, English, name in the code, source. */
export function drawGlossary(): string {
  const ofTopic = (topic: Topic): Term => {
    const { rule } = ruleBook.resolve(topic, query)
    return { ...rule.title, source: citation(rule).zh }
  }
  const ofEvent = (type: EventType): Term => {
    const { zh, en, basis } = eventFacts[type]
    return { zh, en, source: sources[basis] ?? `\`${basis}\`` }
  }
  const house = '本系统'
  return `${[
    '# Glossary',
    intro,
    table('Tracks', Object.entries(tracks)),
    table(
      'Stages of a case',
      stages.map((stage) => [stage, { ...stageWords[stage], source: house }]),
    ),
    table(
      'Roles',
      Object.entries(roles).map(([role, words]) => [role, { ...words, source: house }]),
    ),
    table(
      'Topics of rules',
      topics.map((topic) => [topic, ofTopic(topic)]),
    ),
    table(
      'Events',
      (Object.keys(eventFacts) as EventType[]).map((type) => [type, ofEvent(type)]),
    ),
  ].join('\n\n')}\n`
}

const intro = [
  'Written by `npm run docs` from the tables of the domain, so that each track, stage, role, topic and event of the code stands here: stages, roles and events under the words of the pages, topics under the titles of their rules. What can be done to a case stands in [the list of commands](commands.md).',
  'Source: of a topic, the rule that answers it for a serious case of work safety on 7 April 2026, with how sure its text is; 本单位设定 is the operator’s own setting, which no law gives. Of an event, the topic whose rule it rests on, or 案件的依据, the legal basis of the case itself, or — where no law governs it. 本系统 is a word of this system and of no law.',
].join('\n\n')

function table(title: string, rows: readonly (readonly [name: string, term: Term])[]): string {
  const lines = rows.map(([name, { zh, en, source }]) => `| ${zh} | ${en} | \`${name}\` | ${source} |`)
  return `## ${title}\n\n| 中文 | English | In the code | Source |\n| --- | --- | --- | --- |\n${lines.join('\n')}`
}
