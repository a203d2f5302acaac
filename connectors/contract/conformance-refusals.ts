import type { Rule } from './conformance-rule'
import { columnsOnly, EMPTY, mustEqual, mustRefuse, must, kindOf, patience, someShape } from './conformance-checks'
import type { Shape } from './records'

/** Names no mapping may ever hold, each a way others were broken by. */
export const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '*',
  '"; drop table child; --',
  "' or 1=1 --",
  'id number',
  '$1',
  'a,b',
  'a()',
]

export const HOSTILE_IDS = [
  '',
  ' ',
  "'",
  '"',
  "' or '1'='1",
  '"; drop table child; --',
  '{}',
  '{"a","b"}',
  '\\',
  '\u0001\u0007\u001b[31m',
  'a\r\nb',
  '\u202egnirts',
  '%',
  '__proto__',
  '../../etc/passwd',
  'x'.repeat(10_240),
]

export const REFUSAL_RULES: readonly Rule[] = [
  {
    id: 'C-13',
    level: 'MUST',
    sentence: 'a column it does not declare is refused with CAPABILITY',
    async check({ connector, sample }) {
      const declared = connector.capabilities.columns[0]!
      for (const shape of [columnsOnly('noSuchColumn'), columnsOnly(declared, 'noSuchColumn')])
        await mustRefuse(connector, 'CAPABILITY', 'noSuchColumn', () =>
          connector.fetch(sample.ids.slice(0, 1), shape, patience()),
        )
      for (const collection of Object.keys(connector.capabilities.collections))
        if (!connector.capabilities.columns.includes(collection))
          await mustRefuse(connector, 'CAPABILITY', `${collection}, asked as a column`, () =>
            connector.fetch(sample.ids.slice(0, 1), columnsOnly(collection), patience()),
          )
    },
  },
  {
    id: 'C-14',
    level: 'MUST',
    sentence: 'a collection it does not declare is refused with CAPABILITY',
    async check({ connector, sample }) {
      for (const name of ['noSuchCollection', connector.capabilities.columns[0]!])
        await mustRefuse(connector, 'CAPABILITY', `${name}, asked as a collection`, () =>
          connector.fetch(sample.ids.slice(0, 1), { columns: [], collections: { [name]: [] } }, patience()),
        )
    },
  },
  {
    id: 'C-15',
    level: 'MUST',
    sentence: 'a column of a collection that it does not declare is refused with CAPABILITY',
    async check({ connector, sample }) {
      for (const [name, columns] of Object.entries(connector.capabilities.collections))
        await mustRefuse(connector, 'CAPABILITY', `${name}.noSuchColumn`, () =>
          connector.fetch(
            sample.ids.slice(0, 1),
            { columns: [], collections: { [name]: [...columns, 'noSuchColumn'] } },
            patience(),
          ),
        )
    },
  },
  {
    id: 'C-16',
    level: 'MUST',
    sentence: 'a hostile name is refused with CAPABILITY, wherever it stands',
    async check({ connector, sample }) {
      const collections = Object.keys(connector.capabilities.collections)
      const together = connector.capabilities.columns.slice(0, 2).join(',')
      await connector.fetch(sample.ids.slice(0, 1), someShape(connector), patience()) // nothing may be mistaken for it
      for (const name of [...HOSTILE_NAMES, ...(connector.capabilities.columns.includes(together) ? [] : [together])]) {
        const shapes: Shape[] = [columnsOnly(name), { columns: [], collections: own(name, []) }]
        if (collections[0] !== undefined) shapes.push({ columns: [], collections: own(collections[0], [name]) })
        for (const shape of shapes)
          await mustRefuse(connector, 'CAPABILITY', JSON.stringify(name), () =>
            connector.fetch(sample.ids.slice(0, 1), shape, patience()),
          )
      }
    },
  },
  {
    id: 'C-17',
    level: 'MUST',
    sentence: 'more ids than declared are refused with CAPABILITY',
    async check({ connector, sample }) {
      const { maxIds } = connector.capabilities
      if (maxIds > 100_000) return // more than any caller sends
      const ids = Array.from({ length: maxIds + 1 }, (_, i) => sample.ids[i % sample.ids.length]!)
      await mustRefuse(connector, 'CAPABILITY', `${maxIds + 1} ids`, () => connector.fetch(ids, EMPTY, patience()))
    },
  },
  {
    id: 'C-18',
    level: 'MUST',
    sentence: 'an id that no record can have is unknown, not an error',
    async check({ connector, sample }) {
      const known = sample.ids[0]!
      for (const id of HOSTILE_IDS) {
        const what = `an id of ${id.length} characters, ${JSON.stringify(id.slice(0, 30))}`
        const answers = await connector
          .fetch([id, known], someShape(connector), patience())
          .catch((thrown: unknown) => must(false, `${what}: expected null, threw ${kindOf(thrown)}`))
        mustEqual(
          answers?.map((answer) => answer && 'id' in answer && answer.id),
          [null, known],
          what,
        )
      }
    },
  },
]

/** An own property whatever the name: `{ [name]: … }` and JSON.parse make one of '__proto__' as well, a literal does not. */
function own(name: string, columns: readonly string[]): Shape['collections'] {
  return Object.fromEntries([[name, columns]])
}
