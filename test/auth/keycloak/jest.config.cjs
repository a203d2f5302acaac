// The sign-in suite against a real Keycloak: `npm run test:keycloak`. Needs Java 17 or later, Maven and unzip, and fails without them.
const base = require('../../../jest.config.cjs')

module.exports = {
  ...base,
  rootDir: '../../..',
  testMatch: ['<rootDir>/test/auth/keycloak/*.keycloak.ts'],
  maxWorkers: 1,
}
