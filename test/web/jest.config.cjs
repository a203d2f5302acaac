// The application in a real Chromium against a real hub: `npm run test:web`. It needs Debian's package chromium, and fails without it.
const base = require('../../jest.config.cjs')

module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/web/*.web.ts'],
  testEnvironment: '<rootDir>/test/web/support/environment.cjs',
  testTimeout: 240000,
  maxWorkers: 1,
}
