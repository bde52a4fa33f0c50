import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../domain/refusal.ts'
import { commandRefusals } from '../../domain/refusals/index.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { givenElsewhere, ofChasing, ofTheCase } from './provoked/case.ts'
import { ofCorrection } from './provoked/correction.ts'
import { ofListing } from './provoked/listing.ts'
import { ofMeasures, ofPublicity, ofUndoing } from './provoked/measures.ts'
import { ofPaper } from './provoked/paper.ts'
import { ofInterview, ofRectification } from './provoked/rectification.ts'
import { ofAnnulment, ofObjection, ofRepair } from './provoked/repair.ts'
import { ofService } from './provoked/service.ts'

// The compiler asks for a row for each code of each of these tables: see Provoked. A new refusal of a command gets a row in
// the file of its track.
const provoked: Readonly<Record<string, () => Refusal | undefined>> = {
  ...ofTheCase,
  ...ofListing,
  ...ofPublicity,
  ...ofMeasures,
  ...ofRectification,
  ...ofInterview,
  ...ofObjection,
  ...ofRepair,
  ...ofPaper,
  ...ofService,
  ...ofAnnulment,
  ...ofCorrection,
  ...ofUndoing,
  ...ofChasing,
}

describe('every refusal that a command can give', () => {
  it.each(Object.entries(provoked))('%s is given by the command of its row', (code, tried) => {
    expect(tried()?.code).toBe(code)
  })

  it('has a row, or is given elsewhere, in a test that names it', () => {
    const rows = [...Object.keys(provoked), ...Object.keys(givenElsewhere)]
    expect(rows.toSorted()).toEqual(Object.keys(commandRefusals).toSorted())
    for (const [code, { test }] of Object.entries(givenElsewhere)) {
      const text = readFileSync(new URL(`../../${test}`, import.meta.url), 'utf8')
      // By its code, or by the beginning of its sentence as a page shows it.
      const sentence = refusalText({ code, params: {} }, 'zh').slice(0, 18)
      expect(text.includes(`'${code}'`) || text.includes(sentence), `${test} on ${code}`).toBe(true)
    }
  })
})
