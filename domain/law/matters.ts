/** The kinds of matters in which a measure bites: those that the catalogue knows. */
export const matters = [
  'publicFunds',
  'facilitation',
  'honours',
  'marketEntry',
  'procurementAndTendering',
  'inspection',
  'noticeAndCommitment',
  'publicity',
  'finance',
  'personalConduct',
] as const

/** The kind of matters in which a measure bites. */
export type Matter = (typeof matters)[number]
