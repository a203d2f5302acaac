const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u
const SIGNS = /\p{M}+/gu
const MOST_SIGNS = 30
/** What nearly every text is made of: ASCII, and the common Chinese characters and signs. */
const COMMON = /^[\x20-\x7e\u3001-\u3015\u4e00-\u9fff\uff01-\uff5e]*$/

/**
 * True if a text can be stored, shown and compared as it is. It has no control characters (U+0000 to U+001F, U+007F to U+009F) except
 * tab and line ends, because PostgreSQL refuses some; no lone surrogates, because encoders replace them; and at most 30 combining signs
 * in a row (UAX #15, Stream-Safe Text), because the time of normalisation grows with the square of their number.
 */
export function isPlainText(text: string): boolean {
  if (COMMON.test(text)) return true // reading a registry's cells comes through here
  if (UNFIT.test(text)) return false
  for (const [row] of text.matchAll(SIGNS)) if (row.length > MOST_SIGNS) return false
  return true
}
