/** Blanks, and signs that take no room, which a spreadsheet skips before it looks for a formula. */
const FORMULA = /^[\s\u200B-\u200F\u2060]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]|^[\t\r\n]/
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d{1,3})?%?$|^-$/

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe stands before =, +, -, @, their full-width and small forms, tabs and line breaks.
 * A number and a lone hyphen are none, and stay as they look.
 */
export function defused(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell.normalize('NFKC')) ? `'${cell}` : cell
}
