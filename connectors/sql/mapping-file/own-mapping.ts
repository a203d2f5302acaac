import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import type { SqlMapping } from '../mapping'
import { type MappingOf, readMapping } from './read-mapping'

/** The project's own mapping of a registry: connectors/<registry>/mapping.yml. Throws TypeError: a fault in it is a programmer's. */
export function ownMapping(of: MappingOf): SqlMapping {
  const file = path.join('connectors', of.registry, 'mapping.yml')
  const { mapping, faults } = readMapping(readFileSync(path.join(projectRoot(), file)), of)
  if (mapping) return mapping
  throw new TypeError([`${file} cannot be used:`, ...faults.map(({ line, sentence }) => `  line ${line}: ${sentence}`)].join('\n')) // prettier-ignore
}
