import { formerStarts, topicStarts } from '../domain/law/topic-starts.ts'
import type { Rule, RulePack, Tier } from '../domain/law/rulebook-types.ts'

const tiers: readonly Tier[] = ['minor', 'general', 'serious']

interface PackProblem {
  readonly path: readonly (string | number)[]
  readonly reason: string
}

/** What the shape of a pack cannot say: rules that contradict one another or what they claim to be. */
export function packProblems(pack: RulePack): PackProblem[] {
  const earlier: Earlier = { ids: new Set(), answers: new Map() }
  return [
    ...(pack.until !== undefined && pack.until < pack.from
      ? [{ path: ['until'], reason: `ends on ${pack.until}, before it begins on ${pack.from}` }]
      : []),
    ...pack.rules.flatMap((rule, index) =>
      ruleProblems(pack, rule, earlier).map(({ path, reason }) => ({ path: ['rules', index, ...path], reason })),
    ),
  ]
}

/** The rules before one: their names, and by each case that one of them answers for the first that does. */
interface Earlier {
  readonly ids: Set<string>
  readonly answers: Map<string, { readonly id: string; readonly index: number }>
}

function ruleProblems(pack: RulePack, rule: Rule, earlier: Earlier): PackProblem[] {
  const isTwin = earlier.ids.has(rule.id)
  const rival = rivalOf(rule, earlier)
  const starts: readonly string[] = topicStarts[rule.topic]
  const former = formerStarts[rule.topic]
  const isFormer =
    former?.start === rule.countsFrom && former.until.pack === pack.id && pack.version <= former.until.version
  const isProposal = rule.verified === 'proposal'
  const found: (PackProblem | false)[] = [
    isTwin && { path: ['id'], reason: `${rule.id} stands twice in the pack` },
    rival !== undefined && { path: ['topic'], reason: `answers ${rule.topic} for the same cases as ${rival.id}` },
    rule.term === undefined &&
      rule.topic !== 'district.rate' && {
        path: ['term'],
        reason: `${rule.topic} needs a term`,
      },
    rule.params?.['rollOver'] !== undefined &&
      rule.term?.unit === 'workingDays' && {
        path: ['params', 'rollOver'],
        reason: 'working days never end on a rest day',
      },
    isProposal !== (pack.rank === 'operator') && {
      path: ['verified'],
      reason: isProposal
        ? "a proposal belongs in the operator's own pack"
        : "the operator's own pack holds proposals only",
    },
    !starts.includes(rule.countsFrom) &&
      !isFormer && {
        path: ['countsFrom'],
        reason: `${rule.topic} counts from ${starts.join(' or ')}`,
      },
    // Everything of a rule is served to anybody, so an article that nobody has read must not stand in it.
    rule.verified !== 'found' &&
      rule.source.article !== undefined && {
        path: ['source', 'article'],
        reason: 'an article stands only where it was found in the text',
      },
  ]
  return found.filter((problem) => problem !== false)
}

/** The first rule before this one that answers for a case of this one; notes this one for those after it. */
function rivalOf(rule: Rule, { ids, answers }: Earlier) {
  const cases = casesOf(rule)
  const rivals = cases.flatMap((one) => answers.get(one) ?? [])
  const noted = { id: rule.id, index: answers.size }
  ids.add(rule.id)
  for (const one of cases) if (!answers.has(one)) answers.set(one, noted)
  return rivals.reduce<(typeof rivals)[number] | undefined>(
    (first, other) => (first && first.index <= other.index ? first : other),
    undefined,
  )
}

// A rule for some fields goes before one for all, so that the two do not answer for the same case.
function casesOf({ topic, tiers: own = tiers, fields = [''] }: Rule): string[] {
  return own.flatMap((tier) => fields.map((field) => `${topic} ${tier} ${field}`))
}
