import type { Rule } from './conformance-rule'
import { columnsOnly, EMPTY, fetchAll, fullShape, must, mustEqual, patience, someShape } from './conformance-checks'
import type { Entry, RegistryRecord } from './records'

export const FETCH_RULES: readonly Rule[] = [
  {
    id: 'C-01',
    level: 'MUST',
    sentence: 'one answer per id, in the order asked',
    async check({ connector, sample }) {
      must(new Set(sample.ids).size >= 4, 'the sample needs at least four different ids')
      const shape = someShape(connector)
      for (const ids of [sample.ids, [...sample.ids].reverse(), oddThenEven(sample.ids)])
        await fetchAll(connector, ids, shape)
    },
  },
  {
    id: 'C-02',
    level: 'MUST',
    sentence: 'an unknown id is answered null, and its neighbours are answered',
    async check({ connector, sample }) {
      const [first, second] = sample.ids
      const ids = [sample.unknownId, first!, sample.unknownId, second!, sample.unknownId]
      const answers = await connector.fetch(ids, someShape(connector), patience())
      mustEqual(
        answers.map((answer) => answer && 'id' in answer && answer.id),
        [null, first, null, second, null],
        'ids answered',
      )
    },
  },
  {
    id: 'C-03',
    level: 'MUST',
    sentence: 'the same id twice is answered twice',
    async check({ connector, sample }) {
      const [first, second] = sample.ids
      await fetchAll(connector, [first!, second!, first!, first!], someShape(connector))
    },
  },
  {
    id: 'C-04',
    level: 'MUST',
    sentence: 'no ids, no answers',
    async check({ connector }) {
      mustEqual(await connector.fetch([], someShape(connector), patience()), [], 'answers')
    },
  },
  {
    id: 'C-05',
    level: 'MUST',
    sentence: 'the asked columns come, all of them and no other: null where the registry knows nothing',
    async check({ connector, sample }) {
      const { columns } = connector.capabilities
      for (const asked of [columns.slice(0, 1), columns.slice(1, 3), columns.slice(-2), columns]) {
        for (const record of await fetchAll(connector, sample.ids, columnsOnly(...asked))) {
          mustEqual(Object.keys(record.values).sort(), [...asked].sort(), 'columns answered')
          for (const name of asked) must(record.values[name] !== undefined, `${name}: expected null, got undefined`)
        }
      }
    },
  },
  {
    id: 'C-06',
    level: 'MUST',
    sentence: 'a nested collection is a list, its entries hold the asked columns and no other',
    async check({ connector, sample }) {
      for (const [name, columns] of Object.entries(connector.capabilities.collections)) {
        for (const asked of [columns.slice(0, 1), columns.slice(-2), columns]) {
          const records = await fetchAll(connector, sample.ids, { columns: [], collections: { [name]: asked } })
          for (const record of records) mustHoldEntries(record, name, asked)
        }
      }
    },
  },
  {
    id: 'C-07',
    level: 'MUST',
    sentence: 'every declared column can be fetched alone',
    async check({ connector, sample }) {
      for (const column of connector.capabilities.columns)
        await fetchAll(connector, sample.ids.slice(0, 2), columnsOnly(column))
    },
  },
  {
    id: 'C-08',
    level: 'MUST',
    sentence: 'every declared column of every declared collection can be fetched alone',
    async check({ connector, sample }) {
      for (const [name, columns] of Object.entries(connector.capabilities.collections))
        for (const column of columns)
          await fetchAll(connector, sample.ids.slice(0, 2), { columns: [], collections: { [name]: [column] } })
    },
  },
  {
    id: 'C-09',
    level: 'MUST',
    sentence: 'everything declared can be fetched together, and says the same as alone',
    async check({ connector, sample }) {
      const ids = sample.ids.slice(0, 4)
      const whole = await fetchAll(connector, ids, fullShape(connector))
      const mustAgree = (alone: readonly RegistryRecord[], name: string) =>
        alone.forEach((record, i) =>
          mustEqual(record.values[name], whole[i]!.values[name], `${name} alone and together`),
        )
      for (const column of connector.capabilities.columns)
        mustAgree(await fetchAll(connector, ids, columnsOnly(column)), column)
      for (const [name, columns] of Object.entries(connector.capabilities.collections))
        mustAgree(await fetchAll(connector, ids, { columns: [], collections: { [name]: columns } }), name)
    },
  },
  {
    id: 'C-10',
    level: 'MUST',
    sentence: 'an empty shape answers whether the record is there, and nothing of it',
    async check({ connector, sample }) {
      const [known, unknown] = await connector.fetch([sample.ids[0]!, sample.unknownId], EMPTY, patience())
      mustEqual(known && 'values' in known && known.values, {}, 'values')
      mustEqual(unknown, null, 'the unknown id')
    },
  },
  {
    id: 'C-11',
    level: 'MUST',
    sentence: 'calls under way at once do not mix',
    async check({ connector, sample }) {
      const { columns } = connector.capabilities
      const asked = columns.slice(0, 6).map((column, i) => ({ column, ids: turned(sample.ids, i) }))
      const together = await Promise.all(asked.map(({ column, ids }) => fetchAll(connector, ids, columnsOnly(column))))
      for (const [i, { column, ids }] of asked.entries()) {
        mustEqual(together[i], await fetchAll(connector, ids, columnsOnly(column)), `${column} at once and alone`)
      }
    },
  },
  {
    id: 'C-12',
    level: 'MUST',
    sentence: 'as many ids as declared are taken in one call',
    async check({ connector, sample }) {
      const { maxIds } = connector.capabilities
      must(Number.isInteger(maxIds) && maxIds >= 1, `maxIds: expected a whole number of at least 1, got ${maxIds}`)
      const ids = Array.from({ length: Math.min(maxIds, 10_000) }, (_, i) => sample.ids[i % sample.ids.length]!)
      await fetchAll(connector, ids, EMPTY)
    },
  },
]

function mustHoldEntries(record: RegistryRecord, name: string, asked: readonly string[]): void {
  mustEqual(Object.keys(record.values), [name], 'columns answered')
  const entries = record.values[name]
  must(Array.isArray(entries), `${name}: expected a list, empty where there is nothing`)
  for (const entry of entries as readonly Entry[]) {
    mustEqual(Object.keys(entry).sort(), [...asked].sort(), `columns of an entry of ${name}`)
    for (const column of asked) must(entry[column] !== undefined, `${name}.${column}: expected null, got undefined`)
  }
}

function oddThenEven<T>(list: readonly T[]): T[] {
  return [...list.filter((_, i) => i % 2 === 1), ...list.filter((_, i) => i % 2 === 0)]
}

function turned<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}
