/**
 * A regular expression that a file gives for a whole value. A registry writes the values that it is tried on: one that may look through
 * a text in many ways could hold up the process for hours. Throws SyntaxError, its message what is expected.
 */
export function formOf(written: string): RegExp {
  if (isSlow(written))
    throw new SyntaxError(`a form of at most ${MOST_LETTERS} letters that repeats single characters, three of them without a limit, and groups a given number of times`) // prettier-ignore
  try {
    return new RegExp(`^(?:${written})$`, 'u')
  } catch {
    throw new SyntaxError('a regular expression')
  }
}

const MOST_LETTERS = 200
const MOST_OPEN = 3
const MOST_OPTIONAL = 6
const MOST_COPIES = 100_000

function isSlow(form: string): boolean {
  if (form.length > MOST_LETTERS || /\\[1-9k]/.test(form)) return true
  const plain = form
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\(\?:/g, '(')
  const counts = [...plain.matchAll(/\{(\d+)(,?)(\d*)\}/g)]
  const copies = counts.reduce((product, [, least, , most]) => product * Math.max(1, Number(most || least)), 1)
  const optional = plain.replace(/\(\?/g, '').match(/\?/g)?.length ?? 0
  const open = plain.match(/[*+]|\{\d+,/g)?.length ?? 0
  // A group that is repeated holds nothing that may be matched in two ways, and no group.
  const repeated = /\)(?:[*+]|\{\d+,)|\((?:[^()]*[?*+|,][^()]*|[^()]*\([^]*)\)\{|\(\?/.test(plain)
  return copies > MOST_COPIES || optional > MOST_OPTIONAL || open > MOST_OPEN || repeated
}
