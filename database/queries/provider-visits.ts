import type { Pool } from 'pg'

/** A visit to an identity provider, from its beginning until the browser comes back. */
export interface ProviderVisit {
  readonly browserHash: string
  readonly door: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
  readonly invitation: string | null
  readonly entity: string | null
  /** Whether the provider was told to ask, whoever is signed in there. */
  readonly anew: boolean
}

export interface EndedVisit extends ProviderVisit {
  /** Seconds from its beginning, by the database's clock. */
  readonly lasted: number
}

const life = "interval '10 minutes'"

/** Of a row of provider_visits: nobody comes back from it any more. */
export const visitIsOver = 'expires_at < now()'

/** Keeps a visit for ten minutes. */
export async function addVisit(pool: Pool, stateHash: string, visit: ProviderVisit): Promise<void> {
  await pool.query(
    `INSERT INTO provider_visits (state_hash, browser_hash, door, nonce, code_verifier, return_to, invitation, entity, anew, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + ${life})`,
    [
      stateHash,
      visit.browserHash,
      visit.door,
      visit.nonce,
      visit.codeVerifier,
      visit.returnTo,
      visit.invitation,
      visit.entity,
      visit.anew,
    ],
  )
}

/** Takes a visit out, so that its answer counts once; undefined when there is none from this browser. */
export async function takeVisit(
  pool: Pool,
  stateHash: string,
  browserHash: string,
  door: string,
): Promise<EndedVisit | undefined> {
  const { rows } = await pool.query<EndedVisit>(
    `DELETE FROM provider_visits WHERE state_hash = $1 AND browser_hash = $2 AND door = $3 AND expires_at > now()
     RETURNING browser_hash AS "browserHash", door, nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", invitation, entity, anew,
       ceil(extract(epoch FROM now() - (expires_at - ${life})))::integer AS "lasted"`,
    [stateHash, browserHash, door],
  )
  return rows[0]
}
