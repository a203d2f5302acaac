import type { Rule } from './conformance-rule'
import { fetchAll, fullShape, must, patience, Skipped, valuesOf } from './conformance-checks'
import type { Connector, Inspection } from './connector'
import { faultsOfOffer, strangeWords } from './declared'
import { RegistryFault } from './records'

/** What the schema declares of the record, and what the registry's own catalogue says of the reads. */
export const DECLARED_RULES: readonly Rule[] = [
  {
    id: 'C-47',
    level: 'MUST',
    sentence: 'every required column is read, and no code table holds a word that the schema does not know',
    async check({ connector, declared }) {
      if (!declared) throw new Skipped('the subject names no declared columns')
      const faults = faultsOfOffer(connector.capabilities, declared)
      must(faults.length === 0, faults.join('; '))
    },
  },
  {
    id: 'C-48',
    level: 'MUST',
    sentence: 'what a column of an enumeration answers is a word of it',
    async check({ connector, sample, declared }) {
      if (!declared) throw new Skipped('the subject names no declared columns')
      const enums = new Map(declared.flatMap(({ name, words }) => (words ? [[name, words] as const] : [])))
      for (const record of await fetchAll(connector, sample.ids, fullShape(connector)))
        for (const { column, value } of valuesOf(record)) {
          const words = enums.get(column)
          const said = [value].flat().filter((one) => one !== null && !(one instanceof RegistryFault))
          const [strange] = words ? strangeWords(column, said, words) : []
          must(strange === undefined, strange ?? '')
        }
    },
  },
  {
    id: 'C-49',
    level: 'MUST',
    sentence: 'key and time of change are of the types that the mapping names',
    async check({ connector }) {
      const { types } = await inspected(connector)
      must(types.length === 0, types.join('; '))
    },
  },
  {
    id: 'C-50',
    level: 'SHOULD',
    sentence: 'an index serves every read: none goes through a whole table',
    async check({ connector }) {
      const { scans } = await inspected(connector)
      must(scans.length === 0, scans.join('; '))
    },
  },
]

async function inspected(connector: Connector): Promise<Inspection> {
  if (!connector.inspect) throw new Skipped('the connector cannot look at its own reads')
  return connector.inspect(patience())
}
