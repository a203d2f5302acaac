/** The suite could not do its work. The sentence is for whoever called it: no token, no value of a child. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun'
}
