import type { Rule } from './conformance-rule'
import { columnsOnly, fetchAll, fullShape, must, mustEqual, Skipped, valuesOf } from './conformance-checks'
import type { Connector } from './connector'
import { type Entry, RegistryFault, type RecordId, type RegistryRecord } from './records'

/** What cannot be read fails alone. These leave the subject spoilt. */
export const CELL_RULES: readonly Rule[] = [
  {
    id: 'C-40',
    level: 'MUST',
    sentence: 'what cannot be read fails alone, and its fault tells nothing of the child',
    async check({ connector, sample, breakCell }) {
      if (!breakCell) throw new Skipped('the subject offers no way to spoil a cell')
      const { id, column } = await breakCell()
      const ids = around(sample.ids, id)
      const records = await fetchAll(connector, ids, columnsOnly(column))
      mustEqual(
        records.map((record) => record.values[column] instanceof RegistryFault),
        [false, true, false],
        `${column} of the spoilt record and its neighbours is a fault`,
      )
      mustTell(connector, records[1]!.values[column], column, id)
    },
  },
  {
    id: 'C-43',
    level: 'MUST',
    sentence: 'a cell that cannot be read takes nothing of its record with it',
    async check({ connector, sample, breakCell }) {
      if (!breakCell) throw new Skipped('the subject offers no way to spoil a cell')
      const { id, column } = await breakCell()
      const others = connector.capabilities.columns.filter((name) => name !== column)
      const shape = { columns: others, collections: connector.capabilities.collections }
      const [without] = await fetchAll(connector, [id], shape)
      const [whole] = await fetchAll(connector, [id], fullShape(connector))
      mustTell(connector, whole!.values[column], column, id)
      for (const name of [...others, ...Object.keys(shape.collections)])
        mustEqual(whole!.values[name], without!.values[name], `${name} beside the spoilt cell`)
      for (const record of await fetchAll(connector, around(sample.ids, id), shape))
        for (const { column: name, value } of valuesOf(record))
          if (value instanceof RegistryFault) mustTell(connector, value, name, record.id)
    },
  },
  {
    id: 'C-44',
    level: 'MUST',
    sentence: 'a cell that cannot be read in an entry takes nothing of its entry, and no other entry, with it',
    async check({ connector, breakEntry }) {
      if (!breakEntry) throw new Skipped('the subject offers no way to spoil a cell of an entry')
      const { id, collection, column } = await breakEntry()
      const columns = connector.capabilities.collections[collection]!
      const whole = await entriesOf(connector, id, collection, columns)
      const others = columns.filter((name) => name !== column)
      const without = await entriesOf(connector, id, collection, others)
      const spoilt = whole.filter((entry) => entry[column] instanceof RegistryFault)
      must(spoilt.length > 0, `${collection}.${column}: expected a fault`)
      for (const entry of spoilt) mustTell(connector, entry[column], `${collection}.${column}`, id)
      mustEqual(
        whole.map((entry) => others.map((name) => entry[name])),
        without.map((entry) => others.map((name) => entry[name])),
        `the entries of ${collection} beside the spoilt cell, in their order`,
      )
    },
  },
]

/** A neighbour, the record, another neighbour. */
function around(ids: readonly RecordId[], id: RecordId): RecordId[] {
  const others = ids.filter((other) => other !== id)
  return [others[0]!, id, others[1]!]
}

async function entriesOf(
  connector: Connector,
  id: RecordId,
  collection: string,
  columns: readonly string[],
): Promise<readonly Entry[]> {
  const [record] = await fetchAll(connector, [id], { columns: [], collections: { [collection]: columns } })
  const entries = (record as RegistryRecord).values[collection]
  must(Array.isArray(entries), `${collection}: expected a list, a fault only in its place`)
  return entries as readonly Entry[]
}

function mustTell(connector: Connector, cell: unknown, column: string, id: RecordId): void {
  must(cell instanceof RegistryFault, `${column}: expected a RegistryFault in the place of the cell`)
  mustEqual(cell.code, 'REGISTRY_LIES', `${column}: code of the fault`)
  mustEqual(cell.registry, connector.registry, `${column}: registry of the fault`)
  mustEqual(cell.column, column, `${column}: column of the fault`)
  must(cell.message.includes(column), `${column}: the fault's message does not name it`)
  must(!cell.message.includes(id), `${column}: the fault names the record`)
}
