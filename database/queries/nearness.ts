/** How near something that is due is: past, today, within the next three days, or later. */
export const nearness = ['late', 'today', 'soon', 'later'] as const
export type Nearness = (typeof nearness)[number]

/** Conditions on a column with a due date, for a legal day; both as SQL. */
export const nearTo: Readonly<Record<Nearness, (dueOn: string, day: string) => string>> = {
  late: (dueOn, day) => `${dueOn} < ${day}`,
  today: (dueOn, day) => `${dueOn} = ${day}`,
  soon: (dueOn, day) => `${dueOn} > ${day} AND ${dueOn} <= ${day} + 3`,
  later: (dueOn, day) => `${dueOn} > ${day} + 3`,
}
