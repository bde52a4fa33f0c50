import { formerStarts, topicStarts } from '../domain/law/topic-starts.ts'
import type { Rule, RulePack } from '../domain/law/rulebook-types.ts'

interface PackProblem {
  readonly path: readonly (string | number)[]
  readonly reason: string
}

/** What the shape of a pack cannot say: rules that contradict one another or what they claim to be. */
export function packProblems(pack: RulePack): PackProblem[] {
  return [
    ...(pack.until !== undefined && pack.until < pack.from
      ? [{ path: ['until'], reason: `ends on ${pack.until}, before it begins on ${pack.from}` }]
      : []),
    ...pack.rules.flatMap((rule, index) =>
      ruleProblems(pack, rule, pack.rules.slice(0, index)).map(({ path, reason }) => ({
        path: ['rules', index, ...path],
        reason,
      })),
    ),
  ]
}

function ruleProblems(pack: RulePack, rule: Rule, earlier: readonly Rule[]): PackProblem[] {
  const twin = earlier.find((other) => other.id === rule.id)
  const rival = earlier.find((other) => overlap(rule, other))
  const starts: readonly string[] = topicStarts[rule.topic]
  const former = formerStarts[rule.topic]
  const isFormer =
    former?.start === rule.countsFrom && former.until.pack === pack.id && pack.version <= former.until.version
  const isProposal = rule.verified === 'proposal'
  const found: (PackProblem | false)[] = [
    twin !== undefined && { path: ['id'], reason: `${rule.id} stands twice in the pack` },
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

function overlap(a: Rule, b: Rule): boolean {
  return (
    a.topic === b.topic &&
    common(a.tiers, b.tiers) &&
    (a.fields === undefined) === (b.fields === undefined) &&
    common(a.fields, b.fields)
  )
}

function common(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((value) => b.includes(value))
}
