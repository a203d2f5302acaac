import { z } from 'zod'
import { REGISTRIES, settingsName } from '../../connectors/registries'
import { database, optionalText, whole } from './fields'

const registry = (who: string, variable: string) =>
  z
    .strictObject({
      url: database(
        'the embedded demo registry (demo mode only)',
        `PostgreSQL of the ${who} registry, as a role that may only read.`,
      ),
      mapping: optionalText(
        "the project's own mapping",
        "The agency's own mapping: a YAML file (docs/ADD-A-CONNECTOR.md) that says where its columns lie. Checked whole at the start.",
        'the path of a file',
      ),
      pool: whole(1, 200, 8, 'Connections kept to the registry.'),
      timeoutMs: whole(10, 60_000, 2000, 'Milliseconds after which the registry counts as not answering.'),
      concurrency: whole(1, 200, 8, 'Calls to the registry at a time; more wait.'),
      retries: whole(0, 5, 1, 'Times a failed read is tried again.'),
      breaker: z
        .strictObject({
          failures: whole(1, 1000, 5, 'Failures in a row after which the registry is left alone for a while.'),
          coolMs: whole(100, 600_000, 5000, 'Milliseconds it is left alone.'),
        })
        .prefault({}),
    })
    .prefault({})
    .meta({ description: `How the hub reads the ${who} registry (${variable}).` })

export const registrySettings = z
  .strictObject(
    Object.fromEntries(
      REGISTRIES.map(({ name, words }) => [
        settingsName(name),
        registry(words.settings, `TONGLIAN_${name.toUpperCase().replaceAll('-', '_')}_URL`),
      ]),
    ),
  )
  .prefault({})
