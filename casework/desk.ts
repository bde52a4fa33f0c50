import type { Pool } from 'pg'
import * as cases from '../database/queries/cases.ts'
import * as assignments from '../database/queries/assignments.ts'
import * as desk from '../database/queries/desk.ts'
import * as returned from '../database/queries/returned.ts'
import { creditCodeFault } from '../domain/identifiers/credit-code.ts'
import { sought } from '../domain/identifiers/sought.ts'
import { forDoors } from '../record/door-record.ts'

// Who of an agency looks after what. Each question names the agency, or carries the condition of who may see what.

export const listDue = forDoors(desk.listDue)
export const listReturned = forDoors(returned.listReturned)
export const listDesk = forDoors(desk.listDesk)
export const listLoads = forDoors(desk.listLoads)
export const listColleagues = forDoors(assignments.listColleagues)
export const countHeld = forDoors(assignments.countHeld)
export const listHeld = forDoors(assignments.listHeld)
export const assignCases = forDoors(assignments.assignCases)

/** Numbers of the cases that somebody may see by what a text may mean: a number of a case, code or document, a name, a person. */
export const searchCases = forDoors(async (pool: Pool, visible: cases.Visible, pasted: string) => {
  const meant = meantBy(pasted)
  const found = await cases.searchCases(pool, visible, meant)
  // Somebody may have begun to type a number.
  if (meant.as !== 'document' || found.length > 0) return found
  return await cases.searchCases(pool, visible, { ...meant, as: 'any' })
})

function meantBy(pasted: string): cases.Search {
  const { text, code, caseNumber, isDocument } = sought(pasted)
  if (caseNumber !== undefined) return { text: caseNumber, as: 'caseNumber' }
  if (isDocument) return { text: pasted, as: 'document' }
  return code !== undefined && creditCodeFault(code) === undefined
    ? { text: code, as: 'code' }
    : { text: code ?? text, as: 'any' }
}
