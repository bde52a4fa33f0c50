import { describe, expect, it } from 'vitest'
import { proposalSchema } from '../../../casework/schemas/commands.ts'
import { proposal } from '../../support/proposal.ts'

const proposed = (name: string) =>
  proposalSchema.safeParse({
    ...proposal(),
    entity: { ...proposal().entity, name, legalRepresentative: name },
    contact: { name },
  })

describe('names of a proposal', () => {
  it('are kept without what turns or hides what stands around them', () => {
    const name = '上海虚构甲公司'
    expect(proposed('\u202E上海虚构\u200B甲\u2067公司\u202C ').data).toMatchObject({
      entity: { name, legalRepresentative: name },
      contact: { name },
    })
  })

  it('say something', () => expect(proposed('\u202E \u200B').success).toBe(false))
})
