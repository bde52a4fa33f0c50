import { z } from 'zod'
import { audiences } from '../../record/changes.ts'
import type { Registration } from '../../record/subscribers/registration.ts'
import { subscriberKinds, subscriberWays } from '../../record/subscribers/registration.ts'
import { districts } from '../../domain/identifiers/districts.ts'
import { listTypes } from '../../rules/catalogue.ts'
import { identifier, line, localDate, mostOfBasis, text } from './common.ts'

const codesOf = (some: readonly { readonly code: string }[]) =>
  z
    .array(z.enum([...new Set(some.map(({ code }) => code))] as [string, ...string[]]))
    .min(1)
    .max(100)

/** What is registered of a subscriber. */
export const registration = z.strictObject({
  names: z.strictObject({ zh: line, en: line }),
  kind: z.enum(subscriberKinds),
  audience: z.enum(audiences).describe('`public`: what the register shows; `shared`: all that is shared'),
  lists: z.exactOptional(codesOf(listTypes)).describe('Records of these lists only'),
  districts: z.exactOptional(codesOf(districts)).describe('Records of these districts only'),
  tiers: z
    .exactOptional(
      z
        .array(z.enum(['minor', 'general', 'serious']))
        .min(1)
        .max(3),
    )
    .describe('Records of these tiers only'),
  way: z.enum(subscriberWays).describe('`webhook`: it is sent; `pull`: it asks; `byHand`: people hand it over'),
  address: z.exactOptional(z.url({ protocol: /^https?$/ }).max(500)).describe('For `webhook` alone'),
  legalBasis: text.max(mostOfBasis),
  persons: z
    .exactOptional(text.max(mostOfBasis))
    .describe('By which law it is told of records of natural persons, without who they are; of none without it'),
  fromOn: localDate.describe('It is told nothing before this day'),
  contact: line,
  account: z.exactOptional(identifier).describe('The account of a system by whose key it asks and confirms'),
}) satisfies z.ZodType<Registration>

/** The code of a subscriber. */
export const subscriberCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/** A registration as it is proposed, with the reason. */
export const proposedSubscriber = registration.extend({ code: subscriberCode, reason: text.max(500) })
export type ProposedSubscriber = z.infer<typeof proposedSubscriber>
