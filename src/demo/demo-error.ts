/** A demo that cannot be made as asked; the message says what to change. */
export class DemoError extends Error {
  constructor(
    readonly code: 'DEMO_DIVISION_UNKNOWN' | 'DEMO_OPTIONS' | 'DEMO_NOT_MIGRATED',
    message: string,
  ) {
    super(message)
    this.name = 'DemoError'
  }
}
