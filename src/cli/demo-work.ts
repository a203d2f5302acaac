import { randomUUID } from 'node:crypto'
import { parse } from 'graphql'
import type { App } from '../app'
import { actorOf, type Actor } from '../auth/actor'
import { people, tokenClaims, type Realm } from '../auth/embedded/realm-file'

/** What one account of the demo asks for: of the so many-th child of the list of its own that is named. */
interface Asked {
  readonly account: string
  readonly purpose: string
  readonly of: number
  readonly rule: string
  readonly reason: string
  readonly hours: number
  readonly emergency?: true
  /** Who approves it, and with which note. */
  readonly approved?: readonly [approver: string, note: string]
}

const SCREENING = 'health.yml#mental-health'
const CATEGORIES = 'civil-affairs.yml#categories'

/** Two that wait in health, one in civil affairs, an emergency without its review, and one in force. */
const WORK: readonly Asked[] = [
  { account: 'education', purpose: 'dropout-control', of: 0, rule: SCREENING, hours: 24, reason: '连续多日缺勤，班主任反映情绪低落，家访前需了解筛查结果' }, // prettier-ignore
  { account: 'civil-affairs', purpose: 'case', of: 1, rule: SCREENING, hours: 48, reason: '入户评估需要，监护情况有变化' }, // prettier-ignore
  { account: 'youth-league', purpose: 'case', of: 2, rule: CATEGORIES, hours: 72, reason: '安排结对帮扶，需了解困境类别' }, // prettier-ignore
  { account: 'education', purpose: 'dropout-control', of: 3, rule: SCREENING, hours: 3, emergency: true, reason: '学生放学后未回家，已报警，学校需要马上了解情况' }, // prettier-ignore
  { account: 'civil-affairs', purpose: 'case', of: 4, rule: SCREENING, hours: 168, reason: '制定个案帮扶方案', approved: ['health-approver', '已核实，同意，仅限本个案使用'] }, // prettier-ignore
]

const MINE = '{ myGrants { id } }'
/** Absent pupils first: of them there is something to ask. A small demo has few. */
const CHILDREN = `query ($within: String!) {
  absent: children(where: { residenceDivision: { within: $within }, attendanceBand: { in: [ABSENT, POOR] } }, first: 5) { ...Ids }
  others: children(where: { residenceDivision: { within: $within } }, first: 10) { ...Ids }
}
fragment Ids on ChildConnection { edges { node { id } } }`
const REQUEST = 'mutation ($input: RequestGrantInput!) { requestGrant(input: $input) { grant { id version } errors { code message } } }' // prettier-ignore
const DECIDE = 'mutation ($input: DecideGrantInput!) { decideGrant(input: $input) { grant { id version } errors { code message } } }' // prettier-ignore

/**
 * Makes what waits for people in a demo, once: a demo in which anybody has asked for anything is left as it is. The demo's own
 * accounts ask, by the operations that everybody sends, so that rights, limits and audit trail are the same. Gives how many were
 * made. Throws TypeError where the hub refuses one.
 */
export async function makeDemoWork({ executor }: Pick<App, 'executor'>, realm: Realm): Promise<number> {
  const send = async <Data>(account: string, purpose: string, text: string, variables: object = {}): Promise<Data> => {
    const asked = { document: parse(text), operationName: null, requestId: randomUUID(), strict: false } as const
    const actor = accountOf(realm, account, purpose)
    const answer = await executor.execute({ ...asked, actor, variables: { ...variables }, language: 'zh' })
    if (!answer.data || answer.errors) throw new TypeError(`${account}: ${JSON.stringify(answer.errors)}`)
    return answer.data as Data
  }
  const change = async (account: string, purpose: string, text: string, input: object): Promise<Made> => {
    const payloads = await send<Readonly<Record<string, Payload>>>(account, purpose, text, {
      input: { ...input, idempotencyKey: randomUUID() },
    })
    const { grant, errors } = Object.values(payloads)[0]!
    if (!grant) throw new TypeError(`${account}: ${JSON.stringify(errors)}`)
    return grant
  }

  for (const { account, purpose } of WORK) {
    const { myGrants } = await send<{ readonly myGrants: readonly object[] | null }>(account, purpose, MINE)
    if (myGrants !== null && myGrants.length > 0) return 0
  }
  const [within] = accountOf(realm, 'education', 'dropout-control').divisions
  const listed = await send<Listed>('education', 'dropout-control', CHILDREN, { within })
  const ids = [...new Set([listed.absent, listed.others].flatMap(({ edges }) => edges.map(({ node }) => node.id)))]
  let made = 0
  for (const { account, purpose, of, approved, ...input } of WORK) {
    const childId = ids[of]
    if (childId === undefined) continue // a small demo has fewer
    const { id: grantId, version } = await change(account, purpose, REQUEST, { ...input, childId })
    made += 1
    if (!approved) continue
    const [approver, note] = approved
    await change(approver, 'case', DECIDE, { grantId, version, decision: 'APPROVE', note })
  }
  return made
}

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[]
}

interface Listed {
  readonly absent: Page
  readonly others: Page
}

interface Payload {
  readonly grant: Made | null
  readonly errors: readonly object[]
}

interface Made {
  readonly id: string
  readonly version: number
}

/** As the account's token says it. */
function accountOf(realm: Realm, account: string, purpose: string): Actor {
  const user = people(realm).find(({ username }) => username === account)
  if (!user) throw new TypeError(`the realm has no account ${account}`)
  const claims = { iss: realm.name, sub: user.id, azp: 'tonglian-demo', exp: 0, iat: 0, ...tokenClaims(user) }
  return actorOf(claims, purpose)
}
