import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createClient, type ClientOptions } from 'graphql-sse'
import { commitMutation, Environment, fetchQuery, Network, Observable, RecordSource, requestSubscription, Store, type ConcreteRequest, type GraphQLResponse, type GraphQLTaggedNode } from 'relay-runtime' // prettier-ignore
import { projectRoot } from '../../src/kit/project-root'
import { CHILD, DELETE, expectFirst, expectLive, expectPages, FIRST, LIST, LIVE, pulled, SAVE, saveInput, serve, type Deleted, type Live, type Page, type Saved, type Served } from './support/questions' // prettier-ignore
import { runNode } from './support/run'

/** Relay: its compiler over schema/schema.graphql as it is, its runtime over fetch and graphql-sse, as its own guide wires them. */
const FOLDER = path.join(projectRoot(), 'test/clients')

let served: Served
let place: string
let environment: Environment
let stop: () => void
beforeAll(async () => {
  served = await serve()
  mkdirSync(path.join(FOLDER, '.work'), { recursive: true }) // below here the packages are found
  place = mkdtempSync(path.join(FOLDER, '.work/relay-'))
  await compile()
  ;({ environment, stop } = runtime())
})
afterAll(async () => {
  stop?.()
  if (place) rmSync(place, { recursive: true })
  await served?.hub.stop()
})

/** Relay names an operation after its file, pages by `@connection`, and asks a child again by `node`. */
async function compile(): Promise<void> {
  const tagged = [
    FIRST.replace('{', 'query appFirstQuery {'),
    LIST.replace('query List', 'query appListQuery').replace(
      'after: $after)',
      'after: $after) @connection(key: "app_children")',
    ),
    SAVE.replace('Save(', 'appSaveMutation('),
    DELETE.replace('Delete(', 'appDeleteMutation('),
    LIVE.replace('Live(', 'appLiveSubscription('),
    'fragment app_child on Child @refetchable(queryName: "appAgainQuery") { name birthDate }',
  ]
  writeFileSync(path.join(place, 'app.js'), tagged.map((text) => `graphql\`${text}\``).join('\n'))
  cpSync(path.join(projectRoot(), 'schema/schema.graphql'), path.join(place, 'schema.graphql'))
  const scalars = { Date: 'string', DateTime: 'string', Month: 'string', PartialDate: 'string', JSONObject: 'object' }
  const config = { src: '.', schema: './schema.graphql', language: 'javascript', customScalarTypes: scalars, requireCustomScalarTypes: true } // prettier-ignore
  writeFileSync(path.join(place, 'relay.config.json'), JSON.stringify(config))
  writeFileSync(path.join(place, 'package.json'), '{"name":"app"}')
  const compiler = path.join(FOLDER, 'node_modules/relay-compiler/cli.js')
  expect(await runNode(place, compiler, 'relay.config.json')).not.toMatch(/error/i)
}

async function artifact(name: string): Promise<ConcreteRequest> {
  const made = (await import(path.join(place, `__generated__/${name}.graphql.js`))) as { default: ConcreteRequest }
  return made.default
}

function runtime(): { environment: Environment; stop(): void } {
  const live = createClient({ url: served.url, headers: served.headers } as ClientOptions)
  const network = Network.create(
    async ({ text }, variables) => {
      const headers = { 'content-type': 'application/json', ...served.headers }
      const response = await fetch(served.url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query: text, variables }),
      })
      return (await response.json()) as GraphQLResponse
    },
    ({ text }, variables) =>
      Observable.create((sink) => live.subscribe<Record<string, unknown>>({ query: text!, variables }, sink as never)),
  )
  return { environment: new Environment({ network, store: new Store(new RecordSource()) }), stop: () => live.dispose() }
}

async function query<Data>(name: string, variables: object = {}): Promise<Data> {
  const node = (await artifact(name)) as unknown as GraphQLTaggedNode
  return (await fetchQuery(environment, node, variables, { fetchPolicy: 'network-only' }).toPromise()) as Data
}

async function mutate<Data>(name: string, input: object): Promise<Data> {
  const mutation = (await artifact(name)) as unknown as GraphQLTaggedNode
  return new Promise((resolve, reject) => {
    commitMutation(environment, { mutation, variables: { input }, onError: reject, onCompleted: (data) => resolve(data as Data) }) // prettier-ignore
  })
}

test('the first query', async () => expectFirst(await query('appFirstQuery')))

test('a child asked again by its id, as a Node', async () => {
  const { params } = await artifact('appAgainQuery')
  expect(params.text).toContain('node(id: $id)')
  await query('appAgainQuery', { id: CHILD })
  expect(environment.getStore().getSource().get(CHILD)).toMatchObject({ birthDate: '2015-05-12' })
})

test('a page and the next, by a connection', async () => {
  const one = await query<Page>('appListQuery', { first: 10 })
  const source = environment.getStore().getSource()
  const next = await query<Page>('appListQuery', { first: 10, after: one.children.pageInfo.endCursor })
  expect(source.getRecordIDs().some((id) => id.includes('__app_children_connection'))).toBe(true)
  // The connection holds both pages by now.
  const all = next.children.edges
  expectPages({ children: { ...one.children, edges: all.slice(0, 10) } }, { children: { ...next.children, edges: all.slice(10) } }) // prettier-ignore
})

test('a change', async () => {
  const { id, version } = (await mutate<Saved>('appSaveMutation', saveInput('relay'))).saveFilter.filter
  const gone = await mutate<Deleted>('appDeleteMutation', { id, version, idempotencyKey: 'of-client-relay-delete' })
  expect(gone.deleteFilter.deletedId).toBe(id)
})

test('a subscription', async () => {
  const { push, answers } = pulled<unknown>()
  const subscription = (await artifact('appLiveSubscription')) as unknown as GraphQLTaggedNode
  const { dispose } = requestSubscription(environment, {
    subscription,
    variables: { id: CHILD },
    onNext: (data) => push(data as Live),
    onError: push,
  })
  await expectLive(served.hub, answers)
  dispose()
})
