const mebibyte = 1_048_576

/** How much evidence may be sent and kept, in bytes and pieces. */
export const limits = {
  /** One file. */
  fileBytes: 50 * mebibyte,
  /** Files of one request. */
  filesPerRequest: 20,
  /** What each party may have in a case, so that none takes the room of another. */
  ofParty: {
    agency: { files: 500, bytes: 2048 * mebibyte },
    entity: { files: 250, bytes: 1024 * mebibyte },
    department: { files: 100, bytes: 512 * mebibyte },
  },
  /** Requests with files that one account may send in a minute, to whatever case or draft. */
  uploadsPerMinute: 240,
  /** What an office document may unpack to, all its parts together. */
  unpackedBytes: 200 * mebibyte,
  /** How many times its size it may unpack to, once that is more than a mebibyte. */
  unpackedRatio: 200,
  archiveEntries: 5_000,
  /** Characters of a file's name. */
  nameLength: 200,
} as const
