/** Numbers of decision and repair notice as a system of the agency's own would give them: others for each case. */
export function letterNumbers(caseNo: string): {
  readonly decisionDocNo: string
  readonly repairGuidanceDocNo: string
} {
  const [, year, serial] = caseNo.split('-')
  const written = `〔${year}〕${Number(serial)}号`
  return { decisionDocNo: `沪虚认${written}`, repairGuidanceDocNo: `沪虚修${written}` }
}
