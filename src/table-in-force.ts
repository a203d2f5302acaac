import { parseTable } from './access/parse-table'
import type { AccessTable, TableFile } from './access/table'
import type { AuditWriter } from './audit/audit-writer'
import type { Planner } from './plan/planner'
import type { Clock } from './kit/clock'
import type { SharedText } from './store/shared-text'

/**
 * The access table that decides: the same in all processes. The newest word counts: a start, or a changed folder. The trail says
 * which table decided from when on, before it decides.
 */
export class TableInForce {
  private changing: Promise<void> = Promise.resolve()

  constructor(
    private readonly planner: Planner,
    private readonly audit: AuditWriter,
    private readonly shared: SharedText,
    private readonly clock: Clock,
  ) {}

  /** The planner's first table, of these files. */
  async begin(files: readonly TableFile[]): Promise<void> {
    await this.tell(null, this.planner.table.version)
    await this.shared.put(JSON.stringify(files))
  }

  /** In this process. Throws HubError ACCESS_TABLE_INVALID and keeps the old one. */
  change(table: AccessTable): Promise<void> {
    const changed = this.changing.then(async () => {
      const before = this.planner.table.version
      if (table.version === before) return
      this.planner.check(table)
      await this.tell(before, table.version) // first: no table decides that the trail does not know of
      this.planner.swap(table)
    })
    this.changing = changed.catch(() => undefined)
    return changed
  }

  /** In every process. Throws HubError ACCESS_TABLE_INVALID and keeps the old one, HUB_UNAVAILABLE. */
  async share(files: readonly TableFile[]): Promise<void> {
    await this.change(parseTable(files))
    await this.shared.put(JSON.stringify(files))
  }

  /** Takes up what another process has shared. Throws what `change` throws, once for each table. */
  async follow(): Promise<void> {
    const content = await this.shared.next()
    if (content !== null) await this.change(parseTable(JSON.parse(content) as TableFile[]))
  }

  private tell(before: string | null, now: string): Promise<unknown> {
    return this.audit.write({
      kind: 'event',
      event: 'access-table',
      at: new Date(this.clock.now()).toISOString(),
      detail: { before, now },
    })
  }
}
