import highs, { type Highs } from 'highs'

/** A fresh solver of the audit. Imported when it is needed: it makes code while it runs, which a serving process forbids. */
export function loadSolver(): Promise<Highs> {
  return highs()
}
