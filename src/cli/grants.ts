import { Anchor } from '../audit/anchor'
import { AuditWriter } from '../audit/audit-writer'
import { Changes } from '../commands/change'
import type { Config } from '../config/load-config'
import { DutyCommands } from '../grants/duty-commands'
import { formatGrantId, parseGrantId, type AccessGrant } from '../grants/access-grant'
import { GrantStore } from '../grants/grant-store'
import { stateAt } from '../grants/states'
import { formatChildId } from '../identity/child-id'
import { systemClock } from '../kit/clock'
import { HubStore } from '../store/hub-store'
import { refuseOtherKey } from './audit-key'
import { openExistingHub } from './databases'
import { CliError } from './fail'

/** All requests that wait, and all emergencies that wait for their review. */
export async function list(config: Config): Promise<void> {
  await withCommands(config, async (commands) => {
    let listed = 0
    for await (const page of commands.open()) {
      for (const grant of page) process.stdout.write(`${line(grant)}\n`)
      listed += page.length
    }
    process.stdout.write(`${listed} open\n`)
  })
}

/** Ends a grant at once, in every process. Throws what `sentenceOf` can word. */
export async function revoke(config: Config, id: string, officer: string, note: string): Promise<void> {
  const uuid = parseGrantId(id)
  if (!uuid) throw new CliError("Expected the id of a grant: 'grant:' and a UUID.")
  if (!/^[\w.-]{1,64}$/.test(officer)) throw new CliError('Expected --as with the officer’s account name.')
  await withCommands(config, async (commands) => {
    process.stdout.write(`${line(await commands.revoke(uuid, officer, note))}\n`)
  })
}

function line(grant: AccessGrant): string {
  const { id, state, until, review, rule, child, subject, department, requestedAt } = grant
  return [
    formatGrantId(id),
    stateAt(state, until, systemClock.now()),
    review ? `review ${review}` : '-',
    rule,
    formatChildId(child),
    `${subject} (${department ?? '-'})`,
    `asked ${requestedAt}`,
    until ? `until ${until}` : '-',
  ].join('\t')
}

async function withCommands(config: Config, work: (commands: DutyCommands) => Promise<void>): Promise<void> {
  const databases = await openExistingHub(config)
  const url = databases.hubUrl
  const store = new HubStore({ url, poolSize: 2 })
  const changeStore = new HubStore({ url, poolSize: 1 })
  const audit = new AuditWriter(store, config.audit.key, new Anchor(config.audit.anchorFile), systemClock)
  try {
    await refuseOtherKey(store, config.audit.key)
    const changes = new Changes(changeStore, audit)
    await work(new DutyCommands({ store: new GrantStore(store), changes, clock: systemClock }))
  } finally {
    await audit.close()
    await Promise.allSettled([store.close(), changeStore.close()])
    await databases.close()
  }
}
