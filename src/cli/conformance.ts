import type { Connector, Criteria, Cursor, IdentityFacts } from '../../connectors/contract/connector'
import { runConformance, type Sample } from '../../connectors/contract/conformance'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { buildHubSchema } from '../../resolvers/schema'
import type { Config } from '../config/load-config'
import { connectRegistries } from '../connect'
import { declaredRecord } from '../declared-record'
import { loadDivisions } from '../divisions'
import { systemClock } from '../kit/clock'
import { openExistingRegistries } from './databases'
import { CliError } from './fail'

const SAMPLE = 6
const PAGE = 5_000
const LIMIT_MILLIS = 60_000

/** Runs the suite on each connected registry, with its newest records as the sample. Exit code 1 when a MUST fails. */
export async function conformance(config: Config, registry: string | undefined): Promise<void> {
  const databases = await openExistingRegistries(config)
  try {
    const connectors = connectRegistries(config, databases.registries, systemClock)
    const chosen = connectors.filter((connector) => registry === undefined || connector.registry === registry)
    if (chosen.length === 0)
      throw new CliError(`Expected one of ${connectors.map((one) => one.registry).join(', ')}; got ${registry}.`)
    const schema = buildHubSchema(loadDivisions())
    const definitions: readonly RegistryDefinition[] = REGISTRIES
    for (const connector of chosen) {
      const { types } = (await connector.inspect?.(AbortSignal.timeout(LIMIT_MILLIS))) ?? { types: [] }
      if (types.length > 0) {
        // No read would come through: the sample could not be taken.
        process.stdout.write(`${connector.registry} cannot be read: ${types.join('; ')}\n`)
        process.exitCode = 1
        continue
      }
      const definition = definitions.find(({ name }) => name === connector.registry)
      const report = await runConformance({
        connector,
        ...(definition ? { declared: declaredRecord(schema, definition) } : {}),
        sample: await sampleOf(connector),
        close: async () => undefined,
      })
      process.stdout.write(`${report.text}\n`)
      if (!report.conforms) process.exitCode = 1
    }
    await Promise.allSettled(connectors.map((connector) => connector.close()))
  } finally {
    await databases.close()
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
    (await connector.fetch(ids, shape, AbortSignal.timeout(LIMIT_MILLIS))).flatMap((answer) => {
      const director = answer && 'values' in answer ? answer.values['responsibleDirector'] : null
      return answer && 'values' in answer && typeof director === 'string' ? [{ id: answer.id, worker: director }] : []
    })
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
