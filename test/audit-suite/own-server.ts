/** Runs `work` with a PostgreSQL of its own, as the jest runs have it: in a folder that is removed however the run ends. */
export async function withOwnServer<T>(work: () => Promise<T>): Promise<T> {
  /* eslint-disable @typescript-eslint/no-require-imports -- jest wants these two as plain CommonJS */
  const up = require('../support/global-setup') as () => Promise<void>
  const down = require('../support/global-teardown') as () => Promise<void>
  /* eslint-enable */
  await up()
  try {
    return await work()
  } finally {
    await down()
  }
}
