import { z } from 'zod'
import { accountName, placesOf } from '../../../identity/operating.ts'
import { identifier, text } from '../../../casework/schemas/common.ts'
import type { Role } from '../../../domain/actor.ts'
import { districts } from '../../../domain/identifiers/districts.ts'
import { agencyCodes } from '../../../letters/templates.ts'
import { departments } from '../../../rules/catalogue.ts'
import type { Fields } from '../../form/fields.ts'
import { agencyWords } from '../../kit/agency-words.ts'
import { roleWords } from '../../kit/vocabulary.ts'
import { texts } from './texts.ts'

type StaffRole = Exclude<Role, 'system' | 'entityAgent'>
const staffRoles = Object.keys(placesOf).filter((role): role is StaffRole => role !== 'entityAgent')

/** What the form of a new account says. */
export const accountSchema = z.strictObject({
  account: z
    .string()
    .regex(accountName)
    .regex(/^(?!entity-)/),
  name: text.max(100),
  role: z.enum(staffRoles),
  agency: z.exactOptional(identifier),
  district: z.exactOptional(identifier),
  how: z.enum(['password', 'provider']),
})

/** What changes when somebody has another role or works elsewhere. */
export const placeSchema = accountSchema.pick({ role: true, agency: true, district: true })

export const accountFields = {
  account: { kind: 'line', label: texts.account, hint: texts.idHint },
  name: { kind: 'line', label: texts.name, hint: texts.nameHint },
  role: { kind: 'choice', label: texts.role, options: staffRoles.map((value) => ({ value, label: roleWords[value] })) },
  agency: {
    kind: 'choice',
    label: texts.agency,
    hint: texts.agencyHint,
    optional: true,
    options: [...agencyCodes, ...new Set(departments.map(({ code }) => code))].map((value) => ({
      value,
      label: agencyWords(value),
    })),
  },
  district: {
    kind: 'choice',
    label: texts.district,
    hint: texts.districtHint,
    optional: true,
    options: districts.map(({ code, name }) => ({ value: code, label: name })),
  },
  how: {
    kind: 'choice',
    label: texts.how,
    options: [
      { value: 'provider', label: texts.byProvider },
      { value: 'password', label: texts.byPassword },
    ],
  },
} satisfies Fields

const { role, agency, district } = accountFields
export const placeFields = { role, agency, district } satisfies Fields
