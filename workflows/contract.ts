/** What clients of the workflows need to know: names, identifiers, messages. Nothing personal passes here. */

export const taskQueue = 'bihuan'

/** A case as the workflows know it: its number and the version its sender has seen. */
export interface CaseRef {
  readonly caseNo: string
  readonly version: number
}

/** The workflow that conducts one case. */
export const sanctionCaseType = 'sanctionCase'

/** The conductor's workflow id. */
export const conductorId = (caseNo: string) => `case/${caseNo}`

/** Signal: the record of the case has reached this version. A signal, since nobody waits for an answer. */
export const progressedSignal = 'progressed'
