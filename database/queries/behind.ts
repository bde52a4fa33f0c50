/**
 * Of a row of cases, on a legal day given as a parameter such as `$1`: its conductor has not seen the newest version, or
 * has something left to do on that day of a clock that is turned.
 */
export const waitsOn = (today: string) => `(cases.conducted_version < cases.version OR cases.next_on <= ${today})`

// A conductor that is just about to act is not behind.
const graceSeconds = 15

/**
 * The one measure of a case that is behind, for figures, lists and the sweep's eye alike: it waits on that day, or the
 * instant at which its conductor would wake by itself has passed without a move.
 */
export const isBehind = (today: string) =>
  `(${waitsOn(today)} OR cases.wakes_at < now() - interval '${graceSeconds} seconds')`
