// Clients of other people against a real hub: `npm run test:clients`. Their packages are of this folder alone (package.json beside this file).
const base = require('../../jest.config.cjs')

module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/clients/*.clients.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  testTimeout: 120000,
  maxWorkers: 1,
}
