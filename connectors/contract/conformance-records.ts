import type { Rule } from './conformance-rule'
import { fetchAll, fullShape, must, valuesOf } from './conformance-checks'
import { isDate, isInstant, isMonth } from './formats'
import { RegistryFault, type Value } from './records'

export const RECORD_RULES: readonly Rule[] = [
  {
    id: 'C-19',
    level: 'MUST',
    sentence: 'records are frozen, since requests share them',
    async check({ connector, sample }) {
      for (const record of await fetchAll(connector, sample.ids, fullShape(connector))) {
        must(Object.isFrozen(record), 'the record is not frozen')
        must(Object.isFrozen(record.values), 'the values of a record are not frozen')
      }
    },
  },
  {
    id: 'C-20',
    level: 'MUST',
    sentence:
      'values are texts, finite numbers, truth values, null, lists of them or of entries, or the fault of the cell',
    async check({ connector, sample }) {
      for (const record of await fetchAll(connector, sample.ids, fullShape(connector)))
        for (const { column, value } of valuesOf(record))
          must(isContractValue(value), `${column}: a ${typeof value} that JSON cannot carry unchanged`)
    },
  },
  {
    id: 'C-21',
    level: 'MUST',
    sentence: 'dates are YYYY-MM-DD, months YYYY-MM, date-times ISO 8601 in UTC',
    async check({ connector, sample }) {
      for (const record of await fetchAll(connector, sample.ids, fullShape(connector)))
        for (const { column, value } of valuesOf(record)) {
          if (typeof value !== 'string') continue
          const name = column.slice(column.lastIndexOf('.') + 1)
          if (DATE_NAME.test(name)) must(isDate(value), `${column}: expected YYYY-MM-DD`)
          else if (name === 'month') must(isMonth(value), `${column}: expected YYYY-MM`)
          else if (LIKE_A_TIME.test(value))
            must(isDate(value) || isMonth(value) || isInstant(value), `${column}: a time in a form of its own`)
        }
    },
  },
  {
    id: 'C-22',
    level: 'MUST',
    sentence: 'a division is its code of 6, 9 or 12 digits',
    async check({ connector, sample }) {
      for (const record of await fetchAll(connector, sample.ids, fullShape(connector)))
        for (const { column, value } of valuesOf(record))
          if (/division$/i.test(column) && value !== null && !(value instanceof RegistryFault))
            must(
              typeof value === 'string' && /^\d{6}(\d{3}|\d{6})?$/.test(value),
              `${column}: expected a code of 6, 9 or 12 digits`,
            )
    },
  },
  {
    id: 'C-23',
    level: 'MUST',
    sentence: 'asOf is an ISO 8601 instant in UTC, or null',
    async check({ connector, sample }) {
      for (const { asOf } of await fetchAll(connector, sample.ids, { columns: [], collections: {} }))
        must(asOf === null || isInstant(asOf), 'asOf: expected an instant like 2026-11-23T02:00:00Z')
    },
  },
  {
    id: 'C-24',
    level: 'SHOULD',
    sentence: 'an unknown value is null, never an empty text',
    async check({ connector, sample }) {
      for (const record of await fetchAll(connector, sample.ids, fullShape(connector)))
        for (const { column, value } of valuesOf(record)) must(value !== '', `${column}: an empty text`)
    },
  },
]

/** Names the schema keeps for calendar days. */
const DATE_NAME = /(Date|On|ValidFrom|ValidUntil)$|^(date|since|from|until|validFrom|validUntil|nextDue)$/
const LIKE_A_TIME = /^(19|20)\d\d[-/.]\d/

function isContractValue(value: Value | undefined): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (value instanceof RegistryFault) return value.code === 'REGISTRY_LIES' && value.column !== null
  if (Array.isArray(value)) return value.every(isContractValue)
  return typeof value === 'object' && isPlain(value) && Object.values(value).every(isContractValue)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
