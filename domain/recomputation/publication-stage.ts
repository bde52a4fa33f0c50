/**
 * Where a publication of rules stands: the dry run is under way or done, open cases are being moved, those that were
 * decided on meanwhile are looked at once more, or all is over.
 */
export type PublicationStage = 'counting' | 'counted' | 'moving' | 'settling' | 'finished' | 'rejected'
