import type { Connector, Criteria, Cursor, IdentityFacts } from '../../connectors/contract/connector'
import { runConformance, type Sample } from '../../connectors/contract/conformance'
import type { Config } from '../config/load-config'
import { connectRegistries } from '../connect'
import { systemClock } from '../kit/clock'
import { openDatabases } from './databases'
import { findRunning } from '../embedded/find-running'
import { CliError } from './fail'

const SAMPLE = 6
const PAGE = 5_000
const LIMIT_MILLIS = 60_000

/** Runs the suite on each connected registry, with its newest records as the sample. Exit code 1 when a MUST fails. */
export async function conformance(config: Config, registry: string | undefined): Promise<void> {
  const running = config.hub.url === null ? findRunning(config.dataDir) : null
  const databases = running ? null : await openDatabases(config, () => undefined)
  try {
    const urls = databases?.registries ?? {
      education: running!.urls.education.reader,
      police: running!.urls.police.reader,
      health: running!.urls.health.reader,
      'civil-affairs': running!.urls.civil_affairs.reader,
    }
    const connectors = connectRegistries(config, urls, systemClock)
    const chosen = connectors.filter((connector) => registry === undefined || connector.registry === registry)
    if (chosen.length === 0)
      throw new CliError(`Expected one of ${connectors.map((one) => one.registry).join(', ')}; got ${registry}.`)
    for (const connector of chosen) {
      const report = await runConformance({
        connector,
        sample: await sampleOf(connector),
        close: async () => undefined,
      })
      process.stdout.write(`${report.text}\n`)
      if (!report.conforms) process.exitCode = 1
    }
    await Promise.allSettled(connectors.map((connector) => connector.close()))
  } finally {
    await databases?.close()
  }
}

async function sampleOf(connector: Connector): Promise<Sample> {
  const { records, from } = await newest(connector)
  if (records.length < 4)
    throw new CliError(`${connector.registry} holds fewer than the four records that the suite needs.`)
  const declared = connector.capabilities.find
  const known: Sample['find'][number][] = records.flatMap((facts) =>
    criteriaOf(facts).map((criteria) => ({ criteria, ids: [facts.id] })),
  )
  if (declared.includes('responsible')) known.push(...(await responsible(connector, records)))
  return {
    ids: records.map(({ id }) => id),
    unknownId: 'no-such-record',
    find: declared.flatMap((by) => known.find(({ criteria }) => criteria.by === by) ?? []),
    ...(from === null ? {} : { feedFrom: from }),
  }
}

/** A worker of one of the records, and the records that name that worker as theirs. */
async function responsible(connector: Connector, records: readonly IdentityFacts[]): Promise<Sample['find'][number][]> {
  const shape = { columns: ['responsibleDirector'], collections: {} }
  const named = async (ids: readonly string[]) =>
    (await connector.fetch(ids, shape, AbortSignal.timeout(LIMIT_MILLIS))).flatMap((answer) =>
      answer && 'values' in answer && answer.values['responsibleDirector']
        ? [{ id: answer.id, worker: String(answer.values['responsibleDirector']) }]
        : [],
    )
  const worker = (await named(records.map(({ id }) => id)))[0]?.worker
  if (!worker) return []
  const criteria = { by: 'responsible' as const, worker }
  const found = await connector.find(criteria, AbortSignal.timeout(LIMIT_MILLIS))
  const theirs = await named(found.slice(0, connector.capabilities.maxIds))
  return [{ criteria, ids: theirs.filter((one) => one.worker === worker).map(({ id }) => id) }]
}

/** The last few records of the feed, and the cursor before them. */
async function newest(connector: Connector): Promise<{ records: readonly IdentityFacts[]; from: Cursor | null }> {
  let from: Cursor | null = null
  for (;;) {
    const page = await connector.changes(from, PAGE, AbortSignal.timeout(LIMIT_MILLIS))
    if (page.more) {
      from = page.next
      continue
    }
    const skip = page.records.length - SAMPLE
    if (skip <= 0) return { records: page.records, from }
    const skipped = await connector.changes(from, skip, AbortSignal.timeout(LIMIT_MILLIS))
    return { records: page.records.slice(skip), from: skipped.next }
  }
}

function criteriaOf(facts: IdentityFacts): Criteria[] {
  const { idNumber, rollNumber, name, birthDate } = facts
  return [
    ...(idNumber ? [{ by: 'id-number' as const, idNumber }] : []),
    ...(rollNumber ? [{ by: 'roll-number' as const, rollNumber }] : []),
    ...(name && birthDate ? [{ by: 'name-and-birth-date' as const, name, birthDate }] : []),
  ]
}
