import type { FastifyPluginAsync } from 'fastify'
import type { Executor } from './execute/executor'
import { exportFolder } from './exports/export-folder'
import { API, savedOperations, type SavedOperationParts } from './http/saved-operations'
import type { Planner } from './plan/planner'

export { API }

export interface ExportOptions extends Omit<
  SavedOperationParts,
  'executor' | 'folder' | 'table' | 'classOf' | 'refuseText'
> {
  readonly executor: Executor
  readonly planner: Planner
  readonly dataDir: string
}

/** Saved operations at `API`. */
export function exportRoutes({ executor, planner, dataDir, ...parts }: ExportOptions): FastifyPluginAsync {
  return savedOperations({
    ...parts,
    executor,
    folder: exportFolder(dataDir, parts.clock.now()),
    table: () => planner.table,
    classOf: (actor) => planner.classOf(actor),
    refuseText: (asker, text, code) => executor.refuseText(asker, text, code),
  })
}
