// jest runs the TypeScript as it stands: swc strips the types, tsc checks them in `npm run check`.
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/clients/node_modules'],
  testTimeout: 60000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1.5GB', // a worker keeps what each file loaded: after two hundred files it ended for want of memory
  globalSetup: '<rootDir>/test/support/global-setup.ts', // one PostgreSQL for the whole run
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
}
