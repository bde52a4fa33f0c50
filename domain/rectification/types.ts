import type { LocalDate } from '../dates.ts'
import type { Evidence, Requirement } from '../listing/types.ts'

export interface RequirementEvidence {
  readonly requirement: string
  readonly statement: string
  readonly evidence: readonly Evidence[]
}

interface Gap {
  readonly requirement: string
  readonly text: string
}

export interface RectificationCommands {
  'rectification.commit': { readonly commitment: string }
  'rectification.submitEvidence': { readonly items: readonly RequirementEvidence[] }
  'rectification.accept': { readonly findings: string }
  'rectification.returnEvidence': { readonly gaps: readonly Gap[] }
  'rectification.askExtension': { readonly reason: string; readonly days: number }
  'rectification.approveExtension': { readonly comments: string }
  'rectification.refuseExtension': { readonly reasons: string }
  'rectification.markOverdue': Record<never, never>
  'rectification.refer': Record<never, never>
}

export interface RectificationEvents {
  'rectification.ordered': { readonly requirements: readonly Requirement[] }
  'rectification.committed': { readonly commitment: string }
  'rectification.evidenceSubmitted': { readonly items: readonly RequirementEvidence[] }
  'rectification.accepted': { readonly findings: string; readonly inTime: boolean }
  'rectification.evidenceReturned': { readonly gaps: readonly Gap[] }
  'rectification.extensionAsked': { readonly reason: string; readonly days: number }
  'rectification.extended': { readonly comments: string; readonly days: number }
  'rectification.extensionRefused': { readonly reasons: string }
  'rectification.overdue': Record<never, never>
  'rectification.referred': Record<never, never>
}

export interface RectificationState {
  readonly status: 'ordered' | 'submitted' | 'returned' | 'accepted'
  readonly requirements: readonly Requirement[]
  readonly dueOn: LocalDate
  readonly committedOn?: LocalDate
  readonly submittedOn?: LocalDate
  readonly submissions: number
  /** The gaps told once; a later return may name no others. */
  readonly gaps?: readonly Gap[]
  readonly extension?: { readonly askedBy: string; readonly days: number }
  readonly extensions: number
  readonly overdueOn?: LocalDate
  readonly referredOn?: LocalDate
  readonly acceptedOn?: LocalDate
  readonly inTime?: boolean
}
