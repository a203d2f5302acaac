// The hub on dirty registries: `npm run test:dirty`. Some minutes, so apart from `npm test`.
const base = require('../../jest.config.cjs')

module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/dirty/*.dirty.ts'],
  testTimeout: 600000,
  maxWorkers: 1,
}
