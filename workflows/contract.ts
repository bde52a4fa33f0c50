/** What clients of the workflows need to know: names, identifiers, messages. Nothing personal passes here. */

export const taskQueue = 'bihuan'

/** A case as the workflows know it: its number and the version its sender has seen. */
export interface CaseRef {
  readonly caseNo: string
  readonly version: number
}

/** The workflow that conducts one case. */
export const sanctionCaseType = 'sanctionCase'

/** Signal: a standing clock was turned to a day on which something of the case is due. */
export const turnedSignal = 'turned'

/** The conductor's workflow id. */
export const conductorId = (caseNo: string) => `case/${caseNo}`

/** The case of a conductor, by its workflow id; undefined for an id of another kind. */
export const caseNoOf = (workflowId: string) => /^case\/(\S+)$/.exec(workflowId)?.[1]

/** Signal: the record of the case has reached this version. A signal, since nobody waits for an answer. */
export const progressedSignal = 'progressed'

/** The workflow that carries out one bulk initiation. */
export const bulkInitiationType = 'bulkInitiation'

/** An uploaded workbook as the workflows know it. */
export interface ImportRef {
  readonly importId: string
}

/** The workflow id of a bulk initiation. */
export const bulkInitiationId = (importId: string) => `import/${importId}`

/** The workflow that carries out one publication of a pack or calendar: its dry run, then the moves. */
export const recomputationType = 'recomputation'

/** A publication as the workflows know it. */
export interface PublicationRef {
  readonly publicationId: string
}

/** Signal: a publication or a subscriber has work to do, if perhaps just when its workflow is about to end. */
export const lookSignal = 'look'

/** The workflow id of a publication. */
export const recomputationId = (publicationId: string) => `publication/${publicationId}`

/** The workflow that sends to one subscriber. */
export const subscriberLaneType = 'subscriberLane'

/** A subscriber as the workflows know it. */
export interface SubscriberRef {
  readonly code: string
}

/** The workflow id of a subscriber's lane. */
export const subscriberId = (code: string) => `subscriber/${code}`

/** Query: the conductor's view of the case, for checks and for operators. */
export const viewQuery = 'view'
