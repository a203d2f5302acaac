import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { printSchema, lexicographicSortSchema } from 'graphql'
import { buildHubSchema } from '../resolvers/schema'
import { matrixMarkdown } from '../src/access/matrix'
import { configReference } from '../src/config/config-reference'
import { readTable } from '../src/config/read-table'
import { loadDivisions } from '../src/divisions'
import { projectRoot } from '../src/kit/project-root'

// What is made from the code and kept beside it, so that a review sees the change: `npm run gen` writes it, `npm run check` holds it.
const root = projectRoot()
writeFileSync(
  path.join(root, 'schema', 'schema.graphql'),
  `${printSchema(lexicographicSortSchema(buildHubSchema(loadDivisions())))}\n`,
)
writeFileSync(
  path.join(root, 'docs', 'ACCESS-MATRIX.md'),
  matrixMarkdown(readTable(path.join(root, 'schema', 'access'))),
)
writeFileSync(path.join(root, 'docs', 'CONFIG.md'), configReference())
