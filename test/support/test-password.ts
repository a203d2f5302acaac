/** Passwords of the roles on the test server: known, so that parallel runs on one server agree. They guard made-up data for a few seconds. */
export function testPassword(role: string): string {
  return `test-${role}`
}
