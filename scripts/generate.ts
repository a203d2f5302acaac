import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { printSchema, lexicographicSortSchema } from 'graphql'
import { buildHubSchema } from '../resolvers/schema'
import { printSubgraph, subgraphsOf } from '../resolvers/subgraphs/subgraphs'
import { matrixMarkdown } from '../src/access/matrix'
import { configReference } from '../src/config/config-reference'
import { readTable } from '../src/config/read-table'
import { loadDivisions } from '../src/divisions'
import { projectRoot } from '../src/kit/project-root'
import { termsOf } from './terms'

// What is made from the code and kept beside it, so that a review sees the change: `npm run gen` writes it, `npm run check` holds it.
const root = projectRoot()
const schema = buildHubSchema(loadDivisions())
writeFileSync(path.join(root, 'schema', 'schema.graphql'), `${printSchema(lexicographicSortSchema(schema))}\n`)
const subgraphs = path.join(root, 'schema', 'subgraphs')
rmSync(subgraphs, { recursive: true, force: true }) // with what is left of a registry that is no longer listed
mkdirSync(subgraphs)
for (const one of subgraphsOf(schema)) writeFileSync(path.join(subgraphs, `${one.name}.graphql`), printSubgraph(one))
writeFileSync(
  path.join(root, 'docs', 'ACCESS-MATRIX.md'),
  matrixMarkdown(readTable(path.join(root, 'schema', 'access'))),
)
writeFileSync(path.join(root, 'docs', 'CONFIG.md'), configReference())
writeFileSync(path.join(root, 'web', 'generated', 'terms.json'), `${JSON.stringify(termsOf(schema))}\n`)
