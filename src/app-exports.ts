import type { FastifyPluginAsync } from 'fastify'
import type { Executor } from './execute/executor'
import { exportFolder } from './exports/export-folder'
import { FileKey } from './exports/file-key'
import { API, savedOperations, type SavedOperationParts } from './http/saved-operations'
import type { Planner } from './plan/planner'

export { API }

export interface ExportOptions extends Omit<
  SavedOperationParts,
  'executor' | 'folder' | 'fileKey' | 'table' | 'classOf' | 'refuseText'
> {
  readonly executor: Executor
  readonly planner: Planner
  readonly dataDir: string
  readonly auditKey: string
}

/** Saved operations at `API`. */
export function exportRoutes({ executor, planner, dataDir, auditKey, ...parts }: ExportOptions): FastifyPluginAsync {
  return savedOperations({
    ...parts,
    executor,
    folder: exportFolder(dataDir, parts.clock.now()),
    fileKey: new FileKey(auditKey),
    table: () => planner.table,
    classOf: (actor) => planner.classOf(actor),
    refuseText: (asker, text, code) => executor.refuseText(asker, text, code),
  })
}
