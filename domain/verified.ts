/** How sure the project is of a rule: only a `found` one names its article. */
export type Verified = 'found' | 'summary' | 'memory' | 'proposal'
