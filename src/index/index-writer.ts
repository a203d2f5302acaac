import { type Connector, RegistryFault } from '../../connectors/contract/connector'
import type { RegistryName, RegistryRecord } from '../../connectors/contract/records'
import { HubError } from '../errors/hub-error'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { INDEXED, indexShape } from './columns'
import { readingOf } from './pinyin'

/** A child's row of the hub, as the index takes it over. */
export interface IndexedChild {
  readonly id: string
  readonly retired: boolean
  readonly records: Readonly<Partial<Record<RegistryName, string | null>>>
  readonly own: Readonly<Record<string, unknown>>
}

/** Where the index moves its mark with a page; another process may have moved it first. */
export interface Advance {
  readonly mark: 'cursor' | 'building_cursor'
  readonly from: string | null
  readonly to: string
}

interface Facts {
  readonly values: Readonly<Record<string, unknown>>
  readonly asOf: string | null
}

const FETCH = 1_000
const OWN = ['registered_division', 'residence_division', 'school_division', 'school_code', 'civil_affairs_record', 'name', 'former_names', 'pinyin', 'initials', 'sex', 'birth_month'] // prettier-ignore
const REGISTRIES = Object.keys(INDEXED) as RegistryName[]

/** Writes children's rows of one generation of the index. A registry that cannot be read leaves its columns as they were, and a gap. */
export class IndexWriter {
  constructor(
    private readonly store: HubStore,
    private readonly connectors: ReadonlyMap<RegistryName, Connector>,
    private readonly timeoutMs: number,
  ) {}

  /** Gives how many records could not be read. `advance` runs in the same transaction. */
  async write(generation: number, children: readonly IndexedChild[], advance: Advance | null): Promise<number> {
    const standing = children.filter((child) => !child.retired)
    const gaps: { child: string; registry: RegistryName; code: string }[] = []
    const facts = new Map(
      await Promise.all(
        REGISTRIES.map(async (registry) => [registry, await this.read(registry, standing, gaps)] as const),
      ),
    )
    const rows = standing.map((child) => {
      const row: Record<string, unknown> = {
        ...child.own,
        generation,
        id: child.id,
        unread: gaps.filter((gap) => gap.child === child.id).map((gap) => gap.registry),
      }
      for (const registry of REGISTRIES) {
        const { asOf, columns } = INDEXED[registry]!
        const known = facts.get(registry)!.get(child.id)
        for (const [name, column] of Object.entries(columns)) row[column] = known?.values[name] ?? null
        row[asOf] = known?.asOf ?? null
      }
      return row
    })
    await this.store.transaction(async (tx) => {
      const ids = children.map((child) => child.id)
      await tx.raw('DELETE FROM index_gap WHERE child_id = ANY(?::uuid[])', [ids])
      const gone = children.filter((child) => child.retired).map((child) => child.id)
      if (gone.length > 0)
        await tx.raw('DELETE FROM child_index WHERE generation = ? AND id = ANY(?::uuid[])', [generation, gone])
      if (rows.length > 0) await tx.raw(UPSERT, [JSON.stringify(rows)])
      if (gaps.length > 0) {
        await tx.raw(
          'INSERT INTO index_gap (child_id, registry, code) SELECT * FROM json_to_recordset(?::json) AS g(child uuid, registry text, code text)',
          [JSON.stringify(gaps)],
        )
      }
      if (advance) await moveOn(tx, advance)
    })
    return gaps.length
  }

  private async read(
    registry: RegistryName,
    children: readonly IndexedChild[],
    gaps: { child: string; registry: RegistryName; code: string }[],
  ): Promise<Map<string, Facts>> {
    const linked = children.filter((child) => child.records[registry])
    const found = new Map<string, Facts>()
    for (let start = 0; start < linked.length; start += FETCH) {
      const part = linked.slice(start, start + FETCH)
      const answers = await this.fetch(
        registry,
        part.map((child) => child.records[registry]!),
      )
      part.forEach((child, i) => {
        const answer = answers[i] ?? null
        if (answer instanceof RegistryFault) gaps.push({ child: child.id, registry, code: answer.code })
        else if (answer) found.set(child.id, { values: answer.values, asOf: answer.asOf })
      })
    }
    return found
  }

  private async fetch(
    registry: RegistryName,
    ids: readonly string[],
  ): Promise<readonly (RegistryRecord | RegistryFault | null)[]> {
    try {
      return await this.connectors.get(registry)!.fetch(ids, indexShape(registry), AbortSignal.timeout(this.timeoutMs))
    } catch (fault) {
      const known =
        fault instanceof RegistryFault
          ? fault
          : new RegistryFault('REGISTRY_DOWN', registry, 'the call failed', { cause: fault })
      return ids.map(() => known)
    }
  }
}

/** Two processes that follow at once take turns: who comes second finds the mark moved, and its page is undone. */
async function moveOn(tx: HubTransaction, { mark, from, to }: Advance): Promise<void> {
  const moved = await tx.raw<{ rowCount: number }>(
    `UPDATE index_state SET ${mark} = ? WHERE ${mark} IS NOT DISTINCT FROM ?`,
    [to, from],
  )
  if (moved.rowCount !== 1) throw new HubError('HUB_UNAVAILABLE', 'another process indexed this page')
}

/** A child's own columns, from its row in the hub. */
export function ownColumns(
  name: string | null,
  formerNames: readonly string[],
  rest: Readonly<Record<string, string | null>>,
  birthDate: string | null,
): Record<string, unknown> {
  const reading = name === null ? null : readingOf(name)
  return {
    ...rest,
    name,
    former_names: formerNames,
    pinyin: reading?.full ?? '',
    initials: reading?.initials ?? '',
    birth_month: birthDate?.slice(0, 7) ?? '',
  }
}

const DERIVED = REGISTRIES.flatMap((registry) => {
  const { asOf, columns } = INDEXED[registry]!
  return [...Object.values(columns), asOf].map((column) => ({ column, registry }))
})
const TYPES = [
  'generation int', 'id uuid', 'unread text[]', ...OWN.map((column) => `${column} ${column === 'former_names' ? 'text[]' : 'text'}`),
  ...DERIVED.map(({ column }) => `${column} ${column.endsWith('_as_of') ? 'timestamptz' : column === 'receives_aid' ? 'boolean' : 'text'}`),
].join(', ') // prettier-ignore
const ALL = ['generation', 'id', ...OWN, ...DERIVED.map(({ column }) => column)]

// A column whose registry was not read keeps what the row of this generation, or else of the one before, says.
const UPSERT = `
  WITH given AS (SELECT * FROM json_to_recordset(?::json) AS g(${TYPES})),
  kept AS (SELECT given.*, o.id AS was, ${DERIVED.map(({ column }) => `o.${column} AS old_${column}`).join(', ')}
    FROM given LEFT JOIN LATERAL (
      SELECT * FROM child_index i WHERE i.id = given.id AND i.generation <= given.generation ORDER BY i.generation DESC LIMIT 1
    ) o ON cardinality(given.unread) > 0)
  INSERT INTO child_index (${ALL.join(', ')})
  SELECT generation, id, ${OWN.join(', ')},
    ${DERIVED.map(({ column, registry }) => `CASE WHEN '${registry}' = ANY(unread) THEN old_${column} ELSE ${column} END`).join(',\n    ')}
  FROM kept
  ON CONFLICT (generation, id) DO UPDATE SET ${[...OWN, ...DERIVED.map(({ column }) => column)].map((column) => `${column} = excluded.${column}`).join(', ')}`
