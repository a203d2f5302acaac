import { parse, print, visit, type DocumentNode } from 'graphql'
import { ACCOUNTS } from '../hub/support/accounts'
import { firstAnswer } from '../support/first-answer'
import type { TestHub } from '../support/hub'
import type { Person } from './oracle'
import { randomDocument, randomVariables, type Operation } from './random-operations'
import { seeded } from './seeded'
import { feedsOf } from './two-feeds'
import type { TwoHubs } from './two-hubs'

export interface Found {
  readonly account: string
  readonly purpose: string
  readonly operation: Operation
  /** The two responses from a little before they part. */
  readonly responses: readonly [string, string]
}

export interface NoninterferenceOptions {
  readonly operations: number
  readonly seed: number
  readonly accounts: readonly string[]
  readonly onProgress?: (done: number, account: string) => void
}

const IN_FLIGHT = 32
/** Each document is asked with so many sets of values: plans and compiled queries are cached, and caches may leak too. */
const VALUES_A_DOCUMENT = 5
/** In place of an operation: what the feed of events and the webhook told. */
const EVENTS: Operation = { query: 'events and deliveries (two-feeds.ts)', variables: {} }
/** Response headers that differ by design. */
const VARYING = new Set(['date', 'connection', 'keep-alive'])

/** Asks both hubs the same; the first operation they answer differently, made small, or null. */
export async function runNoninterference(
  hubs: TwoHubs,
  options: NoninterferenceOptions,
): Promise<{ operations: number; answered: number; found: Found | null }> {
  const people = options.accounts.flatMap((account) => {
    const { actor } = ACCOUNTS.find(({ name }) => name === account)!
    return actor.purposes.map((purpose): Person & { account: string } => ({ account, actor, purpose }))
  })
  const each = Math.ceil(options.operations / people.length)
  let done = 0
  let answered = 0
  for (const [i, { account, actor, purpose }] of people.entries()) {
    const random = seeded(options.seed * 1_000 + i)
    await hubs.differFor({ actor, purpose })
    const many = Math.min(each, options.operations - done)
    const asked: Operation[] = []
    while (asked.length < many) {
      const query = randomDocument(hubs.material, random)
      for (let n = 0; n < VALUES_A_DOCUMENT && asked.length < many; n += 1)
        asked.push({ query, variables: randomVariables(hubs.material, random) })
    }
    let different: Operation | null = null
    let responses: [string, string] = ['', '']
    let next = 0
    const worker = async () => {
      while (next < asked.length && !different) {
        const operation = asked[next++]!
        const answers = await both(hubs, account, purpose, operation)
        done += 1
        if (answers[0].includes('"data":{')) answered += 1
        if (answers[0] === answers[1] || different) continue
        different = operation
        responses = parting(answers)
      }
    }
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
    if (!different) {
      const told = await feedsOf(hubs, { account, actor, purpose }, random)
      if (told[0] !== told[1])
        return {
          operations: done,
          answered,
          found: { account, purpose, operation: EVENTS, responses: parting([...told]) },
        }
    }
    options.onProgress?.(done, `${account} for ${purpose}`)
    if (different) {
      const differs = async (operation: Operation) => {
        const [one, other] = await both(hubs, account, purpose, operation)
        return one !== other
      }
      const operation = await smallest(different, differs)
      return { operations: done, answered, found: { account, purpose, operation, responses } }
    }
  }
  return { operations: done, answered, found: null }
}

function parting([one, other]: [string, string]): [string, string] {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return [one.slice(Math.max(0, at - 80), at + 120), other.slice(Math.max(0, at - 80), at + 120)]
}

async function both(hubs: TwoHubs, account: string, purpose: string, operation: Operation): Promise<[string, string]> {
  const requestId = `operation-${(count += 1)}`
  return Promise.all([
    wire(hubs.plain, account, purpose, operation, requestId),
    wire(hubs.other, account, purpose, operation, requestId),
  ])
}
let count = 0

/** A whole response as one text: status, headers but those that vary by design, body. */
async function wire(
  hub: TestHub,
  account: string,
  purpose: string,
  { query, variables }: Operation,
  requestId: string,
) {
  const head = { 'x-purpose': purpose, 'x-request-id': requestId }
  const { status, headers, text } = query.startsWith('subscription')
    ? await firstAnswer(hub.url, `Bearer ${await hub.token(account)}`, JSON.stringify({ query, variables }), head)
    : await hub.ask(account, query, { ...variables }, head)
  const kept = [...headers].filter(([name]) => !VARYING.has(name)).map(([name, value]) => `${name}: ${value}`)
  return `${status}\n${kept.sort().join('\n')}\n\n${text}`
}

/** Takes away one selection after the other for as long as the answers differ. */
async function smallest(found: Operation, differs: (operation: Operation) => Promise<boolean>): Promise<Operation> {
  let kept = found
  for (let tries = 0, at = 0; tries < 300; tries += 1) {
    const smaller = without(parse(kept.query, { noLocation: true }), at)
    if (smaller === null) break
    const operation = { query: smaller, variables: kept.variables }
    if (await differs(operation)) kept = operation
    else at += 1
  }
  const used = Object.entries(kept.variables).filter(([name]) => kept.query.includes(`$${name}`))
  return { query: kept.query.replace(/\s+/g, ' '), variables: Object.fromEntries(used) }
}

/** The document without its nth selection, and without what nothing uses any more; null when there is no nth. */
function without(document: DocumentNode, at: number): string | null {
  let seen = -1
  let gone = false
  let cut = visit(document, {
    SelectionSet(set) {
      const selections = set.selections.filter(() => {
        seen += 1
        if (seen !== at || set.selections.length === 1) return true
        gone = true
        return false
      })
      return { ...set, selections }
    },
  })
  if (seen < at) return null
  if (!gone) return print(cut)
  const text = print({ ...cut, definitions: cut.definitions.map((one) => ('variableDefinitions' in one ? { ...one, variableDefinitions: [] } : one)) } as DocumentNode) // prettier-ignore
  cut = visit(cut, {
    VariableDefinition: ({ variable }) => (new RegExp(`\\$${variable.name.value}\\b`).test(text) ? undefined : null),
    FragmentDefinition: ({ name }) => (text.includes(`...${name.value}`) ? undefined : null),
  })
  return print(cut)
}
