import { readFileSync } from 'node:fs'

export interface TemporalSettings {
  readonly TEMPORAL_ADDRESS?: string | undefined
  readonly TEMPORAL_API_KEY?: string | undefined
  readonly TEMPORAL_TLS?: boolean | undefined
  readonly TEMPORAL_TLS_CA?: string | undefined
  readonly TEMPORAL_TLS_CERT?: string | undefined
  readonly TEMPORAL_TLS_KEY?: string | undefined
}

/** Connection options for clients and workers. Certificates are paths of files; an API key implies TLS. */
export function temporalConnection(settings: TemporalSettings) {
  const { TEMPORAL_ADDRESS: address = '127.0.0.1:7233', TEMPORAL_API_KEY: apiKey } = settings
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = settings
  const secured = settings.TEMPORAL_TLS || apiKey !== undefined || cert !== undefined || ca !== undefined
  return {
    address,
    ...(apiKey === undefined ? {} : { apiKey }),
    tls: secured
      ? {
          ...(ca === undefined ? {} : { serverRootCACertificate: readFileSync(ca) }),
          ...(cert === undefined || key === undefined
            ? {}
            : { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
        }
      : false,
  }
}
