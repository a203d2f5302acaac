import { standingOf } from '../hub/support/all-seeing'
import type { Answer } from '../support/hub'
import { plant, rowOf, subjectOf, uproot, type Planted } from './decision-world'
import { bestStanding, isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import type { Asker } from './asker'
import type { OwnWorld } from './world'

const MUTATIONS = ['decideGrant', 'revokeGrant', 'reviewGrant'] as const
type Mutation = (typeof MUTATIONS)[number]
const SPECIFIC = { decideGrant: { decision: 'APPROVE' }, revokeGrant: {}, reviewGrant: { verdict: 'JUSTIFIED' } }
const QUEUES = ['myGrants', 'grantsToDecide', 'grantsToReview', 'grantsInForce'] as const
const MENTAL_HEALTH = 'health.yml#mental-health'

/** Deciding, revoking and reviewing: every account tries each on grants that are its to decide and that are not. */
export async function decisionCells(world: OwnWorld, askers: readonly Asker[], tally: Tally): Promise<void> {
  const requester = world.askers.find(({ name }) => name === 'education for case')!
  const targets = await plantedFor(world, requester)
  try {
    for (const asker of askers) {
      const subject = await subjectOf(asker)
      const { actor } = asker
      // Nobody who approves may ask: the own request of an approver is planted.
      const own = await plant(world, {
        name: 'own request',
        subject,
        owner: actor.department ?? 'health',
        child: targets[0]!.child,
        state: 'REQUESTED',
        rule: MENTAL_HEALTH,
      })
      for (const target of [...targets, own])
        for (const mutation of MUTATIONS) await tried(world, asker, subject, mutation, target, tally)
      for (const queue of QUEUES) await listed(asker, subject, queue, [...targets, own], tally)
      await uproot(world, [own])
      await lives(world, asker, requester, tally)
    }
    await sealedCell(world, requester, tally)
  } finally {
    await uproot(world, targets)
  }
}

async function plantedFor(world: OwnWorld, requester: Asker): Promise<Planted[]> {
  const subject = await subjectOf(requester)
  const near = screened(world, requester)
  const far = world.children.find((child) => !standingOf(child, requester.actor).area)!
  const asked = { subject, owner: 'health', child: near, rule: MENTAL_HEALTH }
  const ofSomebody = { ...asked, subject: 'somebody who asks nothing', state: 'APPROVED' } as const
  return Promise.all([
    plant(world, { ...asked, name: 'waiting', state: 'REQUESTED' }),
    plant(world, { ...asked, name: 'waiting, child elsewhere', child: far, state: 'REQUESTED' }),
    plant(world, { ...asked, name: 'waiting, of another owner', owner: 'civil-affairs', rule: 'civil-affairs.yml#categories', state: 'REQUESTED' }),
    plant(world, { ...asked, name: 'past its end', state: 'APPROVED', lasts: -1 }),
    plant(world, { ...ofSomebody, name: 'in force' }),
    plant(world, { ...ofSomebody, name: 'in force, child elsewhere', child: far }),
    plant(world, { ...ofSomebody, name: 'in force, of another owner', owner: 'civil-affairs', rule: 'civil-affairs.yml#categories' }),
    plant(world, { ...asked, name: 'emergency past its end', state: 'EMERGENCY', lasts: -1 }),
  ]) // prettier-ignore
}

/** The last child whose screenings there are: other cells take the first ones. */
function screened(world: OwnWorld, { actor }: Asker) {
  const screenings = (one: OwnWorld['children'][number]) => one.parts.health?.values['mentalHealth'] as object[] | null
  return world.children.filter((one) => standingOf(one, actor).area && (screenings(one)?.length ?? 0) > 0).at(-1)!
}

/** Under a version that is not its own no step is possible; what the answer says tells who might have taken it. */
async function tried(
  world: OwnWorld,
  asker: Asker,
  subject: string,
  mutation: Mutation,
  target: Planted,
  tally: Tally,
): Promise<void> {
  const before = await rowOf(world, target)
  const answer = await step(asker, mutation, target.id, before.version + 7)
  const after = await rowOf(world, target)
  const expected = verdict(asker, subject, mutation, target)
  const told = codeOf(answer)
  const outcome: Outcome =
    after.version !== before.version ||
    (told !== expected && (told === 'VERSION_CONFLICT' || expected === 'ACCESS_DENIED'))
      ? 'leak'
      : told === expected
        ? 'right'
        : 'wrong'
  const remark = told === expected ? '' : `expected ${expected}, got ${told}`
  tally.cell({ role: asker.name, field: `Mutation.${mutation}`, position: 'mutation', case: target.name }, outcome, remark) // prettier-ignore
}

/** Who may take a step, by the written table and by hand. */
function verdict(asker: Asker, subject: string, mutation: Mutation, target: Planted): string {
  const { actor } = asker
  if (!isFull(`Mutation.${mutation}`, asker, bestStanding(actor))) return 'ACCESS_DENIED'
  if (target.subject === subject) return mutation === 'revokeGrant' ? 'VERSION_CONFLICT' : 'GRANT_OWN'
  const owns = actor.roles.includes('approver') && actor.department === target.owner
  const inArea = isFull(`Mutation.${mutation}`, asker, standingOf(target.child, actor))
  return owns && inArea ? 'VERSION_CONFLICT' : 'GRANT_NOT_FOUND'
}

async function listed(
  asker: Asker,
  subject: string,
  queue: (typeof QUEUES)[number],
  targets: readonly Planted[],
  tally: Tally,
): Promise<void> {
  const note = (field: string, on: string, outcome: Outcome) =>
    tally.cell({ role: asker.name, field, position: 'queue', case: on }, outcome)
  const { data } = await asker.ask(`{ ${queue} { id reason } }`)
  const came = data?.[queue] as { id: string; reason: string | null }[] | null
  if (!isFull(`Query.${queue}`, asker, bestStanding(asker.actor)))
    return note(`Query.${queue}`, 'whole', came === null ? 'right' : 'leak')
  if (came === null) return note(`Query.${queue}`, 'whole', 'wrong')
  for (const target of targets) {
    const found = came.find(({ id }) => id === target.id)
    const expected = belongs(asker, subject, queue, target)
    note(`Query.${queue}`, target.name, (found !== undefined) === expected ? 'right' : expected ? 'wrong' : 'leak')
    const readable = isFull('Grant.reason', asker, standingOf(target.child, asker.actor))
    if (found) note('Grant.reason', target.name, (found.reason !== null) === readable ? 'right' : readable ? 'wrong' : 'leak') // prettier-ignore
  }
}

function belongs(asker: Asker, subject: string, queue: (typeof QUEUES)[number], target: Planted): boolean {
  const { department, roles } = asker.actor
  const inScope = isFull(`Query.${queue}`, asker, standingOf(target.child, asker.actor))
  switch (queue) {
    case 'myGrants':
      return target.subject === subject
    case 'grantsToDecide':
      return target.state === 'REQUESTED' && target.owner === department && inScope
    case 'grantsToReview': {
      const concerned = [target.owner, target.noticeTo].includes(department) || roles.includes('auditor')
      return target.review === 'OPEN' && concerned && inScope
    }
    case 'grantsInForce':
      return target.inForce && target.owner === department && inScope
  }
}

/** What is this account's to decide: approved it shows the field; revoked, or past its end, it does not. */
async function lives(world: OwnWorld, asker: Asker, requester: Asker, tally: Tally): Promise<void> {
  const subject = await subjectOf(requester)
  const child = screened(world, requester)
  const asked = { name: 'its life', subject, owner: 'health', child, rule: MENTAL_HEALTH }
  const sees = async () => {
    const query = 'query ($id: ID!) { child(id: $id) { health { mentalHealth { date } } } }'
    return ((await requester.ask(query, { id: child.id })).data?.child?.health?.mentalHealth ?? null) !== null
  }
  const made: Planted[] = []
  const grant = async (state: Planted['state'], lasts = 600) => {
    const one = await plant(world, { ...asked, state, lasts })
    made.push(one)
    return one
  }
  const note = (mutation: Mutation, on: string, outcome: Outcome) =>
    tally.cell({ role: asker.name, field: `Mutation.${mutation}`, position: 'grant', case: on }, outcome)
  const expect = async (mutation: Mutation, on: string, target: Planted, code: string, shown: boolean) => {
    const told = codeOf(await step(asker, mutation, target.id, (await rowOf(world, target)).version))
    const seen = await sees()
    note(mutation, on, told === code && seen === shown ? 'right' : seen && !shown ? 'leak' : 'wrong')
  }
  const waiting = await grant('REQUESTED')
  const its = verdict(asker, await subjectOf(asker), 'decideGrant', waiting) === 'VERSION_CONFLICT'
  if (its) {
    await expect('decideGrant', 'approved', waiting, 'done', true)
    await expect('decideGrant', 'approved twice', waiting, 'GRANT_STATE', true)
    await expect('revokeGrant', 'revoked', waiting, 'done', false)
    await expect('decideGrant', 'approved after it was revoked', waiting, 'GRANT_STATE', false)
    const over = await grant('APPROVED', -1)
    note('decideGrant', 'past its end', (await sees()) ? 'leak' : 'right')
    await expect('revokeGrant', 'revoked past its end', over, 'GRANT_STATE', false)
    const emergency = await grant('EMERGENCY', -1)
    await expect('reviewGrant', 'emergency past its end', emergency, 'done', false)
    await expect('reviewGrant', 'reviewed twice', emergency, 'GRANT_STATE', false)
  }
  await uproot(world, made)
}

/** A sealed section stays shut even where its grant stands in the table, approved. */
async function sealedCell(world: OwnWorld, requester: Asker, tally: Tally): Promise<void> {
  const subject = await subjectOf(requester)
  const child = world.children.find((one) => {
    const hidden = one.parts.police?.values['parentsLiberty'] as object[] | null
    return standingOf(one, requester.actor).area && (hidden?.length ?? 0) > 0
  })
  if (!child) return
  const grant = await plant(world, { name: 'sealed', subject, owner: 'police', child, state: 'APPROVED', rule: 'police.yml#parents-liberty' }) // prettier-ignore
  const query = 'query ($id: ID!) { child(id: $id) { household { parentsLiberty { kind } } } }'
  const { data } = await requester.ask(query, { id: child.id })
  const outcome: Outcome = data?.child?.household?.parentsLiberty == null ? 'right' : 'leak'
  tally.cell({ role: requester.name, field: 'HouseholdRecord.parentsLiberty', position: 'grant', case: 'of a sealed section' }, outcome) // prettier-ignore
  await uproot(world, [grant])
}

let keys = 0
function step(asker: Asker, mutation: Mutation, grantId: string, version: number): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { grant { id } errors { code } } }`
  const input = { grantId, version, note: 'a case of the audit suite', idempotencyKey: `audit-suite-${(keys += 1)}` }
  return asker.ask(query, { input: { ...input, ...SPECIFIC[mutation] } })
}

function codeOf(answer: Answer): string {
  const [payload] = Object.values(answer.data ?? {}) as { grant: unknown; errors: { code: string }[] }[]
  return payload?.grant ? 'done' : (payload?.errors[0]?.code ?? String(answer.errors?.[0]?.extensions['code']))
}
