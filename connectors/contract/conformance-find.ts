import type { Rule } from './conformance-rule'
import { EMPTY, fetchAll, must, mustEqual, mustRefuse, patience } from './conformance-checks'
import type { Criteria } from './connector'

/** One of each kind, matching nobody. */
const NOBODY: readonly Criteria[] = [
  { by: 'id-number', idNumber: '000000000000000000' },
  { by: 'roll-number', rollNumber: 'X000000000000000000' },
  { by: 'name-and-birth-date', name: '查无此人', birthDate: '1900-01-01' },
  { by: 'responsible', worker: 'NOBODY-000000000000-0' },
]

const HOSTILE_TEXTS = ["' or 1=1 --", '%', '\\', '"', '\u0001', 'x'.repeat(10_240)]

export const FIND_RULES: readonly Rule[] = [
  {
    id: 'C-25',
    level: 'MUST',
    sentence: 'every declared criterion finds the records that match it exactly, each once',
    async check({ connector, sample }) {
      for (const by of connector.capabilities.find) {
        const examples = sample.find.filter(({ criteria }) => criteria.by === by)
        must(examples.length > 0, `the sample has no example of ${by}`)
        for (const { criteria, ids } of examples) {
          must(ids.length > 0, `the sample's example of ${by} expects nobody`)
          mustEqual([...(await connector.find(criteria, patience()))].sort(), [...ids].sort(), by)
        }
      }
    },
  },
  {
    id: 'C-26',
    level: 'MUST',
    sentence: 'a criterion it does not declare is refused with CAPABILITY',
    async check({ connector }) {
      const undeclared = NOBODY.filter(({ by }) => !connector.capabilities.find.includes(by))
      for (const criteria of [...undeclared, { by: 'toString' } as unknown as Criteria])
        await mustRefuse(connector, 'CAPABILITY', criteria.by, () => connector.find(criteria, patience()))
    },
  },
  {
    id: 'C-27',
    level: 'MUST',
    sentence: 'no match is an empty list',
    async check({ connector }) {
      for (const criteria of NOBODY)
        if (connector.capabilities.find.includes(criteria.by))
          mustEqual(await connector.find(criteria, patience()), [], criteria.by)
    },
  },
  {
    id: 'C-28',
    level: 'MUST',
    sentence: 'a hostile text matches nothing and breaks nothing',
    async check({ connector }) {
      for (const criteria of NOBODY)
        for (const text of connector.capabilities.find.includes(criteria.by) ? HOSTILE_TEXTS : [])
          mustEqual(await connector.find(withText(criteria, text), patience()), [], `${criteria.by}, a hostile text`)
    },
  },
  {
    id: 'C-29',
    level: 'MUST',
    sentence: 'what is found can be fetched',
    async check({ connector, sample }) {
      for (const { criteria } of sample.find) {
        if (!connector.capabilities.find.includes(criteria.by)) continue
        const found = await connector.find(criteria, patience())
        await fetchAll(connector, found.slice(0, connector.capabilities.maxIds), EMPTY)
      }
    },
  },
]

/** The birth date stays a date: whoever asks by one has checked it. */
function withText(criteria: Criteria, text: string): Criteria {
  switch (criteria.by) {
    case 'id-number':
      return { ...criteria, idNumber: text }
    case 'roll-number':
      return { ...criteria, rollNumber: text }
    case 'name-and-birth-date':
      return { ...criteria, name: text }
    case 'responsible':
      return { ...criteria, worker: text }
  }
}
