const mebibyte = 1_048_576

/** How much evidence may be sent and kept, in bytes and pieces. */
export const limits = {
  /** One file. */
  fileBytes: 50 * mebibyte,
  /** Files of one request. */
  filesPerRequest: 20,
  filesPerCase: 500,
  bytesPerCase: 2048 * mebibyte,
  /** What an office document may unpack to, all its parts together. */
  unpackedBytes: 200 * mebibyte,
  /** How many times its size it may unpack to, once that is more than a mebibyte. */
  unpackedRatio: 200,
  archiveEntries: 5_000,
  /** Characters of a file's name. */
  nameLength: 200,
} as const
