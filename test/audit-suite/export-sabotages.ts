import { print } from 'graphql'
import type { AccessTable } from '../../src/access/table'
import { EXPORTS } from '../../src/access/words'
import { Planner } from '../../src/plan/planner'
import { OperationStore } from '../../src/saved-operations/operation-store'
import type { HubStore } from '../../src/store/hub-store'
import { patch, planned, type Sabotage } from './sabotage'

/** What files of saved operations must not be without. */
export const EXPORT_SABOTAGES: readonly Sabotage[] = [
  planned(
    'export-with-rights-of-its-own',
    'a second path to the data',
    'src/exports/pages.ts',
    (plan, open, [document]) => (print(document).includes('ExportCells(') ? open() : plan),
  ),
  {
    name: 'export-of-anybody',
    seenIn: 'rows found without their owner (OWASP API1:2023)',
    defence: 'src/saved-operations/operation-store.ts',
    apply: () =>
      patch(OperationStore.prototype, 'byName', (byName, self) => async (viewer, name, version) => {
        const { store } = self as unknown as { store: HubStore }
        const [row] = await store.run({ text: 'SELECT subject FROM saved_operation WHERE name = $1', values: [name] })
        return byName(row ? { subject: row[0]!, department: null } : viewer, name, version)
      }),
  },
  {
    name: 'export-format-not-judged',
    seenIn: 'whoever may look may take away',
    defence: 'src/saved-operations/formats.ts',
    apply: () => {
      const own = Object.getOwnPropertyDescriptor(Planner.prototype, 'table')!
      const made = new WeakMap<AccessTable, AccessTable>()
      Object.defineProperty(Planner.prototype, 'table', {
        ...own,
        get(this: Planner): AccessTable {
          const table = own.get!.call(this) as AccessTable
          if (!made.has(table)) made.set(table, everyFormat(table))
          return made.get(table)!
        },
      })
      return () => Object.defineProperty(Planner.prototype, 'table', own)
    },
  },
]

function everyFormat(table: AccessTable): AccessTable {
  const row = table.rows.get('Query.savedOperation')!
  const permissions = row.permissions.map((one) => ({ ...one, may: [...one.may, ...EXPORTS] }))
  return { ...table, rows: new Map([...table.rows, [row.field, { ...row, permissions }]]) }
}
