import type { Pool } from 'pg'

/** Why an account is no second person for what another has begun. */
export type Dependence = 'secondPerson.sameHand' | 'secondPerson.younger'

/**
 * Whether an account may be the second person for what another began at an instant, by what stands in `operator_acts`;
 * undefined when it may, else the code of the refusal. `sameHand`: some account is a hand of both. The hands of an account
 * are itself, whoever made it, bound a person at a provider to it, made a key for it, or was the last to enable it, to
 * unlock it or to give it a password, and the hands of all of these: each may have come in as it. `younger`: it was made
 * after `since`, or given the role that it has; null asks nothing of its age. The command line and accounts without a record are nobody's hands.
 */
export async function dependenceOf(
  db: Pick<Pool, 'query'>,
  { first, second, since }: { readonly first: string; readonly second: string; readonly since: Date | null },
): Promise<Dependence | undefined> {
  const { rows } = await db.query<{ sameHand: boolean; younger: boolean }>(
    `WITH RECURSIVE handled AS (
       SELECT actor, split_part(about, ' ', 1) AS about FROM operator_acts
       WHERE act IN ('accountCreated', 'accountBound', 'keyMade')
       UNION SELECT actor, about FROM (
         SELECT DISTINCT ON (about, act) actor, about FROM operator_acts
         WHERE act IN ('accountEnabled', 'accountUnlocked', 'passwordReset') ORDER BY about, act, id DESC
       ) AS latest
     ), hands (whose, id) AS (
       VALUES ($1::text, $1::text), ($2, $2)
       UNION SELECT whose, actor FROM hands JOIN handled ON about = hands.id JOIN accounts ON accounts.id = actor
     )
     SELECT
       EXISTS (SELECT FROM hands AS a JOIN hands AS b USING (id) WHERE a.whose = $1 AND b.whose = $2) AS "sameHand",
       EXISTS (SELECT FROM operator_acts WHERE act IN ('accountCreated', 'accountMoved')
         AND split_part(about, ' ', 1) = $2 AND at > $3) AS younger`,
    [first, second, since],
  )
  if (rows[0]?.sameHand) return 'secondPerson.sameHand'
  return rows[0]?.younger ? 'secondPerson.younger' : undefined
}
