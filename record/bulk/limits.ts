/** How much one file may ask of the machine; far above any honest workbook, far below what would hurt. */
export const limits = {
  /** Bytes of an upload. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes that the parts of a workbook may unpack to, all together: a guard against ZIP bombs. */
  unpackedBytes: 768 * 1024 * 1024,
  /** Entries of the ZIP archive. */
  archiveEntries: 1_000,
  rows: 200_000,
  /** Texts that a workbook shares between its cells: twenty full columns of new ones, and some. */
  sharedTexts: 5_000_000,
  columns: 256,
  /** Characters of one cell, the most that a spreadsheet can hold. */
  cellCharacters: 32_767,
}
