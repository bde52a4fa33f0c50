import { z } from 'zod'
import type { Refusal } from '../domain/refusal.ts'
import type { Precedence } from '../domain/law/rule-choice.ts'
import type { RulePack } from '../domain/law/rulebook-types.ts'
import { termStarts } from '../domain/terms/term-starts.ts'
import { serviceNeeds } from '../domain/service/types.ts'
import type { TermStart } from '../domain/terms/term-starts.ts'
import { check, localDate, verified, words } from './check.ts'
import { packProblems } from './pack-problems.ts'
import { topics } from '../domain/topics.ts'

// The longest pack has 38 rules, and there are 18 fields of supervision: no law comes near these.
const most = { rules: 200, fields: 50 }
const fieldCodes = z.array(z.string().min(1)).min(1).max(most.fields).readonly()

const term = z
  .strictObject({
    count: z.int().min(0),
    unit: z.enum(['workingDays', 'days', 'months', 'years']),
  })
  .readonly()

// Every parameter that code reads; another name would be read by nobody.
const params = z
  .strictObject({
    rollOver: z.boolean().exactOptional(),
    // Read by earlier releases; `countsFrom` says from which day a period runs.
    periodStart: z.enum(['decisionDate', 'publicationDate']).exactOptional(),
    onPublicRegister: z.boolean().exactOptional(),
    // Whether the longest period ends publicity only of an entity that has rectified.
    onlyWhenRectified: z.boolean().exactOptional(),
    remindAt: z
      .array(z.string().regex(/^([1-9]\d*\/[1-9]\d*|-[1-9]\d*WD)$/))
      .readonly()
      .exactOptional(),
    extensions: z.int().min(0).exactOptional(),
    mostDays: z.int().min(1).exactOptional(),
    moves: z.int().min(0).exactOptional(),
    noShows: z.int().min(1).exactOptional(),
    officers: z.int().min(1).exactOptional(),
    // What a way of service needs beside its proof.
    needs: z.array(z.enum(serviceNeeds)).min(1).readonly().exactOptional(),
    duringVerification: z.enum(['mark', 'suspend']).exactOptional(),
    target: z.number().min(0).max(100).exactOptional(),
    demonstrationTarget: z.number().min(0).max(100).exactOptional(),
  })
  .readonly()

const rule = z
  .strictObject({
    id: z.string().min(1),
    topic: z.enum(topics),
    tiers: z
      .array(z.enum(['minor', 'general', 'serious']))
      .min(1)
      .readonly()
      .exactOptional(),
    fields: fieldCodes.exactOptional(),
    term: term.exactOptional(),
    params: params.exactOptional(),
    countsFrom: z.enum(Object.keys(termStarts) as [TermStart, ...TermStart[]]),
    party: z.enum(['caseAgency', 'implementingDepartment', 'entity', 'cityCreditCentre', 'supervisor', 'system']),
    onPass: z.enum(['remindThenReport', 'proceed', 'escalate', 'expire', 'lapse']),
    source: z
      .strictObject({
        document: z.string().min(1),
        number: z.string().min(1).exactOptional(),
        article: z.string().min(1).exactOptional(),
        address: z.url().exactOptional(),
      })
      .readonly(),
    verified,
    title: words,
    remark: words.exactOptional(),
  })
  .readonly()

const pack = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.int().min(1),
    title: words,
    rank: z.enum(['national', 'city', 'operator']),
    fields: fieldCodes.exactOptional(),
    from: localDate,
    until: localDate.exactOptional(),
    remark: words.exactOptional(),
    rules: z.array(rule).min(1).max(most.rules).readonly(),
  })
  .readonly()
  .superRefine((data, context) => {
    if (data.rules.length > most.rules) return
    for (const { path, reason } of packProblems(data as RulePack)) {
      context.addIssue({ code: 'custom', path: [...path], message: reason })
    }
  })

const precedence = z
  .strictObject({
    criteria: z
      .array(
        z
          .strictObject({
            by: z.enum([
              'lawOverOperator',
              'nationalOverCity',
              'sectorOverGeneral',
              'laterOverEarlier',
              'milderForEntity',
            ]),
            reason: words.exactOptional(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
    milder: z.partialRecord(z.enum(topics), z.enum(['shorter', 'longer'])).readonly(),
    unclearTransitions: z
      .array(
        z
          .strictObject({
            from: z.string().min(1),
            to: z.string().min(1),
            topics: z.array(z.enum(topics)).min(1).readonly(),
            reason: words,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()

/** A rule pack read from `file`, or a refusal that names every wrong place and the reason. */
export function checkPack(file: string, data: unknown): RulePack | Refusal {
  return check(pack, file, data)
}

/** The precedence of packs read from `file`, or a refusal that names every wrong place and the reason. */
export function checkPrecedence(file: string, data: unknown): Precedence | Refusal {
  return check(precedence, file, data)
}
