import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { print, type DocumentNode } from 'graphql'
import { projectRoot } from '../../src/kit/project-root'
import { DELETE, expectFirst, expectPages, FIRST, LIST, LIVE, SAVE, saveInput, serve, type Deleted, type Page, type Saved, type Served } from './support/questions' // prettier-ignore
import { runNode } from './support/run'

/** The client preset of graphql-codegen over the hub's introspection, with `strictScalars`: no scalar may be left unknown. */
const FOLDER = path.join(projectRoot(), 'test/clients')
const SCALARS = { Date: 'string', DateTime: 'string', Month: 'string', PartialDate: 'string', JSONObject: 'Record<string, unknown>' } // prettier-ignore

let served: Served
let place: string
beforeAll(async () => {
  served = await serve()
  mkdirSync(path.join(FOLDER, '.work'), { recursive: true }) // below here the packages are found
  place = mkdtempSync(path.join(FOLDER, '.work/codegen-'))
})
afterAll(async () => {
  if (place) rmSync(place, { recursive: true })
  await served?.hub.stop()
})

function generate(scalars: object) {
  const documents = [FIRST.replace('{', 'query First {'), LIST, SAVE, DELETE, LIVE]
  writeFileSync(path.join(place, 'asked.graphql'), documents.join('\n'))
  const config = {
    schema: [{ [served.url]: { headers: served.headers } }],
    documents: path.join(place, 'asked.graphql'),
    generates: { [`${place}/gql/`]: { preset: 'client', config: { strictScalars: true, scalars } } },
  }
  writeFileSync(path.join(place, 'codegen.json'), JSON.stringify(config))
  const program = path.join(FOLDER, 'node_modules/@graphql-codegen/cli/cjs/bin.js')
  return runNode(FOLDER, program, '--config', path.join(place, 'codegen.json'))
}

test('knows every scalar that it is told of, and no other (faults.md 43, 45)', async () => {
  await generate(SCALARS)
  const types = readFileSync(path.join(place, 'gql/graphql.ts'), 'utf8')
  const block = /export type Scalars = \{([^]*?)\n\};/.exec(types)![1]!
  const known = [...block.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name)
  expect(known.sort()).toEqual(['Boolean', 'Date', 'DateTime', 'Float', 'ID', 'Int', 'JSONObject', 'Month', 'PartialDate', 'String']) // prettier-ignore
})

test('fails over one that it is not told of: strict is strict', async () => {
  await expect(generate({ ...SCALARS, PartialDate: undefined })).rejects.toThrow(/PartialDate/)
})

test('its types hold for what the hub answers', async () => {
  await generate(SCALARS)
  const use = `
    import { FirstDocument, ListDocument, SaveDocument } from './gql/graphql'
    import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core'
    type Node = NonNullable<NonNullable<ResultOf<typeof ListDocument>['children']>['edges'][number]['node']>
    export const birth = (node: Node): string | null | undefined => node.birthDate
    export const variables: VariablesOf<typeof SaveDocument> = { input: { name: 'x', where: { rollState: { eq: 'ENROLLED' as never } }, idempotencyKey: '12345678' } }
    export const name = (data: ResultOf<typeof FirstDocument>): string | null | undefined => data.child?.name
    // @ts-expect-error there is no such field
    export const nothing = (node: Node) => node.nothing
  `
  writeFileSync(path.join(place, 'use.ts'), use)
  const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, module: 'node16', types: [] }
  writeFileSync(path.join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }))
  await runNode(place, path.join(projectRoot(), 'node_modules/typescript/bin/tsc'), '-p', '.')
})

test('its documents are answered', async () => {
  await generate(SCALARS)
  const documents = (await import(path.join(place, 'gql/graphql.ts'))) as Record<string, DocumentNode>
  const ask = async <Data>(name: string, variables: object = {}): Promise<Data> => {
    const body = JSON.stringify({ query: print(documents[`${name}Document`]!), variables })
    const headers = { 'content-type': 'application/json', ...served.headers }
    const response = await fetch(served.url, { method: 'POST', headers, body })
    return ((await response.json()) as { data: Data }).data
  }
  expectFirst(await ask('First'))
  const one = await ask<Page>('List', { first: 10 })
  expectPages(one, await ask('List', { first: 10, after: one.children.pageInfo.endCursor }))
  const { id, version } = (await ask<Saved>('Save', { input: saveInput('codegen') })).saveFilter.filter
  const gone = await ask<Deleted>('Delete', { input: { id, version, idempotencyKey: 'of-client-codegen-delete' } })
  expect(gone.deleteFilter.deletedId).toBe(id)
})
