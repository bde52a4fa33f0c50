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
  /** What an office document may unpack to, all parts together. */
  unpackedBytes: 96 * mebibyte,
  /** How many times its size it may unpack to, once that is more than a mebibyte. */
  unpackedRatio: 200,
  archiveEntries: 5_000,
  /** A workbook within a document, of a chart or inserted, packed. */
  workbookBytes: 8 * mebibyte,
  /** Elements and attributes of an office document, all parts together, and characters of its XML. */
  xmlElements: 1_000_000,
  xmlCharacters: 48 * mebibyte,
  /** Streams of a PDF: pictures, fonts, contents of pages. */
  pdfStreams: 10_000,
  /** Names in it, and words that part its objects and streams; a scan of 50 MB has about 200,000 by chance. */
  pdfWords: 3_000_000,
  /** Object streams and contents of pages longer than 8 KB: each takes half a millisecond or more. */
  pdfLongObjectStreams: 2_000,
  /** What its object streams may unpack to. */
  pdfObjectBytes: 48 * mebibyte,
  /** What is read to find the ends of dictionaries; those of ordinary files are near. */
  pdfDictionaryBytes: 64 * mebibyte,
  /** Words in it that take more than a glance; ordinary files have a few hundred. */
  pdfCostlyWords: 20_000,
  /** Characters of a file's name. */
  nameLength: 200,
} as const
