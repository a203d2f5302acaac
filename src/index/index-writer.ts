import { type Connector, RegistryFault } from '../../connectors/contract/connector'
import type { Entry, RegistryName, RegistryRecord, Shape, Value } from '../../connectors/contract/records'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { INDEXED, indexShape } from './columns'
import { UPSERT } from './index-statements'
import type { IndexedChild, KeptBeside } from './kept-beside'
import { searchedBy } from './searched-by'

/** Where the index moves its mark with a page; another process may have moved it first. */
export interface Advance {
  readonly mark: 'cursor' | 'building_cursor'
  readonly generation: number
  readonly from: string | null
  readonly to: string
}

export interface Wrote {
  /** False when another process had moved the mark: the page was taken back. */
  readonly moved: boolean
  /** Records that could not be read. */
  readonly gaps: number
}

interface Facts {
  readonly values: Entry
  readonly asOf: string | null
  /** The fault of a cell that cannot be read; the other facts stand. */
  readonly fault: RegistryFault | null
  readonly record: RegistryRecord
}

type Row = { readonly id: string } & Record<string, Value | undefined>

/** Children with what the registries said of them. */
export interface Read {
  readonly children: readonly IndexedChild[]
  readonly rows: readonly Row[]
  readonly gaps: readonly Gap[]
  /** What is kept beside the rows. */
  readonly beside: readonly { readonly id: string }[]
}

interface Gap {
  readonly child: string
  readonly registry: RegistryName
  readonly code: string
}

const FETCH = 1_000
/** Of one page. After that it is not one row: the registry must not be stormed. */
const MOST_FAILURES = 50

/**
 * Writes the index rows of children. An unreadable record leaves its columns unchanged and a gap. An unreadable cell makes its fact null,
 * because the old value is no longer true; the record's other facts are written, and there is a gap too.
 */
export class IndexWriter {
  private readonly registries: readonly RegistryName[]

  constructor(
    private readonly store: HubStore,
    private readonly connectors: ReadonlyMap<RegistryName, Connector>,
    private readonly timeoutMs: number,
    private readonly beside: KeptBeside | null = null,
  ) {
    this.registries = [...new Set([...INDEXED.keys(), ...(beside?.registries ?? [])])]
  }

  /** The registries that can be read. */
  get connected(): RegistryName[] {
    return [...this.connectors.keys()]
  }

  /** Reads the registries: what `write` then puts down. Apart from it, so that the next page is read while one is written. */
  async read(children: readonly IndexedChild[]): Promise<Read> {
    const gaps: Gap[] = []
    const standing = children.filter((child) => !child.retired)
    const facts = new Map(
      await Promise.all(
        this.registries.map(async (registry) => [registry, await this.facts(registry, standing, gaps)] as const),
      ),
    )
    const unread = new Map<string, RegistryName[]>() // records, not cells: a gap of a cell keeps nothing as it was
    for (const { child, registry } of gaps) unread.set(child, [...(unread.get(child) ?? []), registry])
    for (const [registry, found] of facts)
      for (const [child, { fault }] of found) if (fault) gaps.push({ child, registry, code: fault.code })
    const rows = standing.map((child) => {
      const row: Row = { id: child.id, ...searchedBy(child), unread: unread.get(child.id) ?? [] }
      for (const [registry, { asOf, columns }] of INDEXED) {
        const known = facts.get(registry)!.get(child.id)
        for (const [name, column] of Object.entries(columns)) row[column] = known?.values[name] ?? null
        row[asOf] = known?.asOf ?? null
      }
      return row
    })
    const records = new Map([...facts].map(([registry, found]) => [registry, new Map([...found].map(([id, { record }]) => [id, record]))])) // prettier-ignore
    const connected = new Set(this.connectors.keys())
    return { children, rows, gaps, beside: this.beside?.draw(standing, { records, unread, connected }) ?? [] }
  }

  /**
   * All of it, with the mark, or nothing. Without a mark, only of children that are as they were when they were read: of the
   * others somebody else may have written newer facts meanwhile. What is kept beside the rows is never written of those.
   */
  async write(generations: readonly number[], read: Read, advance: Advance | null): Promise<Wrote> {
    return this.store.transaction(async (tx) => {
      // First, so that a second process waits here and finds its page done, rather than undoing its work at the end.
      if (advance && !(await moveOn(tx, advance))) return { moved: false, gaps: 0 }
      const asRead = advance && !this.beside ? null : await unchanged(tx, read.children)
      const isWritten = (id: string) => advance !== null || asRead!.has(id)
      const children = read.children.filter(({ id }) => isWritten(id))
      const rows = read.rows.filter(({ id }) => isWritten(id))
      const gaps = read.gaps.filter(({ child }) => isWritten(child))
      const ids = children.map((child) => child.id)
      await tx.raw('DELETE FROM index_gap WHERE child_id = ANY(?::uuid[])', [ids])
      const gone = children.filter((child) => child.retired).map((child) => child.id)
      if (gone.length > 0)
        await tx.raw('DELETE FROM child_index WHERE generation = ANY(?) AND id = ANY(?::uuid[])', [
          [...generations],
          gone,
        ])
      const json = JSON.stringify(rows)
      if (rows.length > 0) for (const generation of generations) await tx.raw(UPSERT, { generation, json })
      if (gaps.length > 0) {
        await tx.raw(
          `INSERT INTO index_gap (child_id, registry, code) SELECT * FROM json_to_recordset(?::json) AS g(child uuid, registry text, code text)
           ON CONFLICT DO NOTHING`,
          [JSON.stringify(gaps)],
        )
      }
      await this.beside?.write(tx, read.beside.filter(({ id }) => asRead!.has(id)), gone) // prettier-ignore
      return { moved: true, gaps: gaps.length }
    })
  }

  private async facts(
    registry: RegistryName,
    children: readonly IndexedChild[],
    gaps: Gap[],
  ): Promise<Map<string, Facts>> {
    const linked = children.filter((child) => child.records[registry])
    if (!this.connectors.has(registry)) {
      // Linked while it was: they are read when it is connected again, and no list asks for its facts until then.
      for (const { id } of linked) gaps.push({ child: id, registry, code: 'NOT_CONNECTED' })
      return new Map()
    }
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
        else if (answer) found.set(child.id, factsOf(answer, INDEXED.get(registry)?.columns ?? {}))
      })
    }
    return found
  }

  private shapeOf(connector: Connector): Shape {
    const { columns } = indexShape(connector)
    const beside = this.beside?.shapeOf(connector)
    return { columns: [...new Set([...columns, ...(beside?.columns ?? [])])], collections: beside?.collections ?? {} }
  }

  private async fetch(
    registry: RegistryName,
    ids: readonly string[],
    left = { failures: MOST_FAILURES },
  ): Promise<readonly (RegistryRecord | RegistryFault | null)[]> {
    const connector = this.connectors.get(registry)!
    try {
      return await connector.fetch(ids, this.shapeOf(connector), AbortSignal.timeout(this.timeoutMs))
    } catch (fault) {
      left.failures -= 1
      if (fault instanceof RegistryFault && fault.code === 'REGISTRY_LIES' && ids.length > 1 && left.failures > 0) {
        const half = Math.ceil(ids.length / 2) // a row that fails its whole statement fails alone in the end
        const first = await this.fetch(registry, ids.slice(0, half), left)
        return [...first, ...(await this.fetch(registry, ids.slice(half), left))]
      }
      const known =
        fault instanceof RegistryFault
          ? fault
          : new RegistryFault('REGISTRY_DOWN', registry, 'the call failed', { cause: fault })
      return ids.map(() => known)
    }
  }
}

/** `columns`: those of the index. What is kept beside it looks at its own cells. */
function factsOf(record: RegistryRecord, columns: Readonly<Record<string, string>>): Facts {
  const { values, asOf } = record
  const cells = Object.keys(columns).map((column) => values[column])
  const fault = cells.find((cell) => cell instanceof RegistryFault) as RegistryFault | undefined
  if (!fault) return { values, asOf, fault: null, record }
  const readable: Entry = Object.fromEntries(
    Object.entries(values).map(([column, cell]) => [column, cell instanceof RegistryFault ? null : cell]),
  )
  return { values: readable, asOf, fault, record }
}

/** The generation that each mark is of. */
export const HOLDS = { cursor: 'answering', building_cursor: 'building' } as const

async function unchanged(tx: HubTransaction, children: readonly IndexedChild[]): Promise<Set<string>> {
  const found = await tx.run(
    `SELECT child.id FROM unnest($1::uuid[], $2::xid8[]) AS read (id, changed_in) JOIN child USING (id, changed_in)`,
    [children.map(({ id }) => id), children.map(({ changedIn }) => changedIn)],
  )
  return new Set(found.map(([id]) => id!))
}

async function moveOn(tx: HubTransaction, { mark, generation, from, to }: Advance): Promise<boolean> {
  const moved = await tx.raw<{ rowCount: number }>(
    `UPDATE index_state SET ${mark} = ? WHERE ${mark} IS NOT DISTINCT FROM ? AND ${HOLDS[mark]} = ?`,
    [to, from, generation],
  )
  return moved.rowCount === 1
}
