import { asOwner, type WholeChild } from '../hub/support/all-seeing'
import type { Asker } from './asker'
import type { OwnWorld } from './world'

/** A grant as its table holds it. */
export interface Planted {
  /** What is particular about it. */
  readonly name: string
  /** 'grant:' and a UUID. */
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly child: WholeChild
  readonly state: 'REQUESTED' | 'APPROVED' | 'EMERGENCY'
  readonly review: 'OPEN' | null
  readonly noticeTo: string | null
  /** Whether it opens something now. */
  readonly inForce: boolean
}

type Plan = Pick<Planted, 'name' | 'subject' | 'owner' | 'child' | 'state'> & {
  readonly rule: string
  /** Seconds from now until it ends. */
  readonly lasts?: number
}

let planted = 0

/** Puts a grant into the hub's table, as if it had come to be in the ordinary way. */
export async function plant(world: OwnWorld, plan: Plan): Promise<Planted> {
  planted += 1
  const uuid = `00000000-0000-4000-9000-${String(planted).padStart(12, '0')}`
  const emergency = plan.state === 'EMERGENCY'
  const made: Planted = {
    ...plan,
    id: `grant:${uuid}`,
    review: emergency ? 'OPEN' : null,
    noticeTo: emergency ? 'education' : null,
    inForce: plan.state !== 'REQUESTED' && (plan.lasts ?? 600) > 0,
  }
  await asOwner(
    world.hub,
    'hub',
    `INSERT INTO access_grant (id, subject, department, child_id, rule, owner, reason, hours, emergency, state, requested_at, until, review, notice_to)
     VALUES ($1, $2, 'education', $3, $4, $5, 'a case of the audit suite', 2, $6, $7, now() - interval '1 hour', $8, $9, $10)`,
    [
      uuid,
      plan.subject,
      plan.child.id.slice('child:'.length),
      plan.rule,
      plan.owner,
      emergency,
      plan.state,
      plan.state === 'REQUESTED' ? null : new Date(world.hub.clock.now() + (plan.lasts ?? 600) * 1_000),
      made.review,
      made.noticeTo,
    ],
  )
  return made
}

/** Takes grants out again, so that what they open is not seen by other cells. */
export async function uproot(world: OwnWorld, grants: readonly Planted[]): Promise<void> {
  const uuids = grants.map(({ id }) => id.slice('grant:'.length))
  await asOwner(world.hub, 'hub', 'DELETE FROM access_grant WHERE id = ANY($1::uuid[])', [uuids])
}

export async function rowOf(world: OwnWorld, { id }: Planted): Promise<{ state: string; version: number }> {
  const [row] = await asOwner(world.hub, 'hub', 'SELECT state, version FROM access_grant WHERE id = $1', [
    id.slice('grant:'.length),
  ])
  return row as { state: string; version: number }
}

const subjects = new WeakMap<Asker, string>()

export async function subjectOf(asker: Asker): Promise<string> {
  let known = subjects.get(asker)
  if (!known) subjects.set(asker, (known = String((await asker.ask('{ me { subject } }')).data.me.subject)))
  return known
}
