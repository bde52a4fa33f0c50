// Nothing that is entered now is longer (casework/schemas/common.ts); what was entered before that was bounded may be.
const most = 300

/**
 * Reads a column for a row of a list, where a long text would be paid for with each row: cut, with an ellipsis that tells
 * so. The record itself has the whole.
 */
export const shortened = (column: string) =>
  `CASE WHEN length(${column}) > ${most} THEN left(${column}, ${most - 1}) || '…' ELSE ${column} END`
