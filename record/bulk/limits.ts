/** How much one file may ask of the machine; far above any honest workbook, far below what would hurt. */
export const limits = {
  /** Bytes of an upload. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes that the parts of a workbook may unpack to, all together: a guard against ZIP bombs. */
  unpackedBytes: 768 * 1024 * 1024,
  /** How many times its own size a workbook may unpack to, beyond what any may: rows that were copied down pack well. */
  unpackedRatio: 200,
  unpackedAlways: 16 * 1024 * 1024,
  /** Elements in one another; a sheet has six. The parser keeps every open one. */
  depth: 32,
  /** Bytes of the texts that a workbook shares between its cells, and of those up to the headings. */
  sharedBytes: 256 * 1024 * 1024,
  headingSharedBytes: 16 * 1024 * 1024,
  /** Entries of the ZIP archive. */
  archiveEntries: 1_000,
  rows: 200_000,
  /** Texts that a workbook shares between its cells: twenty full columns of new ones, and some. */
  sharedTexts: 5_000_000,
  columns: 256,
  /** Columns that a spreadsheet has: so many cells a row can have, and so many columns a sheet can describe. */
  columnNumber: 16_384,
  /** Merged cells that are noted, for the fields of rows; nobody makes so many by hand. */
  merged: 10_000,
  /** Sheets of a workbook, and characters of the name of one that are kept; a spreadsheet lets nobody type more. */
  sheets: 100,
  sheetName: 31,
  /** The last row that a spreadsheet can have. */
  rowNumber: 1_048_576,
  /** Characters of one cell, the most that a spreadsheet can hold. */
  cellCharacters: 32_767,
  /** Characters of one record of a CSV file; the parser holds several. */
  recordCharacters: 512 * 1024,
  /** Characters of a cell that are kept: no column takes more, and one more tells that it is too long. */
  keptCharacters: 4_001,
  /** Bytes and number of the rows that are written together. */
  batchBytes: 1024 * 1024,
  batchRows: 500,
  /**
   * How many times its own size a file may come to as rows in the record, beyond what any may: an honest workbook of rows
   * that were copied down comes to 12 times its size.
   */
  stagedRatio: 20,
  stagedAlways: 16 * 1024 * 1024,
  /** Milliseconds that reading one file may take, the time in which its rows are written not counted. */
  readingMs: 600_000,
  /** Imports of one agency that are not finished: one is read and applied, the others wait. */
  atWorkOfAgency: 20,
}
