import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { projectRoot } from '../../src/kit/project-root'
import type { WrittenPermission } from '../schema/read-table'

/** A copy of schema/access in a folder of its own, in which one reader of one group gets another permission. */
export function tableWith(
  file: string,
  group: string,
  reader: string,
  permission: Omit<WrittenPermission, 'audience'>,
): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-table-'))
  cpSync(path.join(projectRoot(), 'schema/access'), folder, { recursive: true })
  const at = path.join(folder, file)
  const written = parseDocument(readFileSync(at, 'utf8'))
  if (!written.hasIn(['groups', group, 'permissions', reader]))
    throw new RangeError(`${file}#${group} names no ${reader}`)
  written.setIn(['groups', group, 'permissions', reader], permission)
  writeFileSync(at, written.toString())
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * The written table lets every account that lists also sort by each order. Here one that lists sees the year of birth
 * alone, so that there is something that a sort could give away.
 */
export const hiddenBirthDate = () =>
  tableWith('hub.yml', 'birth-date', 'disabled-persons-federation', { level: 'masked', mask: 'year', scope: 'area' })

/** In the written table an account that lists by sex does so for every purpose. Here the police do for one alone: what they saved under it is still there under the other. */
export const sexForCasesAlone = () =>
  tableWith('hub.yml', 'sex', 'police', { level: 'full', scope: 'area', purposes: ['case'] })

/** In the written table no type of event is told of a child that the reader may not know of. Here the bureau is told of one for every child there is. */
export const educationToldOfAll = () =>
  tableWith('events.yml', 'education-changed', 'education', { level: 'full', scope: 'all' })
