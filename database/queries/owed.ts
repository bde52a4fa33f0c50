/** Whether somebody owes an act within a deadline, as `isOwed` of the pages; an index holds those that are open. */
export const owed = `deadlines.on_pass IN ('remindThenReport', 'escalate')`

/** When the first open act of a case is due that somebody owes; null when nobody owes any. */
export const firstOwed = (caseNo: string): string =>
  `(SELECT min(due_on) FROM deadlines WHERE deadlines.case_no = ${caseNo} AND deadlines.closed_on IS NULL AND ${owed})`
