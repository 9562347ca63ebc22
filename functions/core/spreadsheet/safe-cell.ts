/**
 * A cell of a text table that Excel and WPS do not run as a formula: an apostrophe stands before = + - @ and
 * before white space that hides them (OWASP, CSV Injection). Numbers stay as they are.
 */
export const toSafeCell = (cell: string): string =>
  /^\s*[=+\-@＝＋－＠\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
