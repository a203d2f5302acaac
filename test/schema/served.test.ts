import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql'
import { projectRoot } from '../../src/kit/project-root'
import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 1 })
})
afterAll(() => hub?.stop())

test('what introspection serves is schema.graphql, to the letter (faults.md 43)', async () => {
  const written = readFileSync(path.join(projectRoot(), 'schema/schema.graphql'), 'utf8')
  const { data } = await hub.ask('police', getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }))
  const served = buildClientSchema(data as IntrospectionQuery)
  expect(`${printSchema(lexicographicSortSchema(served))}\n`).toBe(written)
})
