import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { AuditConnection, AuditEntry, AuditFilter, AuditVerification, type AuditKind } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import type { SeenEntry, TrailAsked } from '../../src/trail/trail-service'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { formatChildId, parseChildId } from '../../src/identity/child-id'

const DEFAULT_PAGE = 50
const MOST = 200

export const auditTouches: Touches = {
  asked: {
    'Query.auditTrail': { arguments: { where: NONE, first: NONE, after: NONE } },
    'Query.auditVerification': { arguments: {} },
  },
}

@Resolver()
export class AuditQueries {
  @Query(() => AuditConnection, {
    nullable: true,
    description:
      '审计检索 the audit trail, the newest first: of the own department, without entries that showed children of whom none is within reach; for an auditor all, without the ids of such children',
  })
  async auditTrail(
    @Arg('where', () => AuditFilter, { nullable: true, description: '条件 which entries' }) where: AuditFilter | null,
    @Arg('first', () => Int, { nullable: true, description: '每页条数 1 to 200, 50 when left out' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: '游标 cursor of the page before' })
    after: string | null | undefined,
    @Ctx() { trail, actor, who }: RequestContext,
  ): Promise<AuditConnection> {
    const most = Math.min(Math.max(first ?? DEFAULT_PAGE, 1), MOST)
    const asked = askedOf(where)
    const { entries, end, more } = await trail.search(actor, who, asked, after ?? null, most)
    return {
      nodes: entries.map(toEntry),
      pageInfo: {
        hasNextPage: more,
        hasPreviousPage: after != null,
        startCursor: entries[0]?.place ?? null,
        endCursor: end,
      },
    }
  }

  @Query(() => AuditVerification, {
    nullable: true,
    description: '审计校验 reads the whole trail and checks every seal; takes some seconds for a million entries',
  })
  async auditVerification(@Ctx() { trail, clock }: RequestContext): Promise<AuditVerification> {
    const { fault, entries, chains, unvouched } = await trail.verify()
    return {
      intact: fault === null,
      fault: fault && `${fault.chain}:${fault.seq} ${fault.what}`,
      ...{ entries, chains, unvouched },
      at: new Date(clock.now()).toISOString(),
    }
  }
}

/** Throws HubError BAD_CHILD_ID. */
function askedOf(where: AuditFilter | null): TrailAsked {
  const { kind = null, child = null } = where ?? {}
  const uuid = child === null ? null : parseChildId(child)
  if (child !== null && uuid === null) throw new HubError('BAD_CHILD_ID')
  return {
    kind: kind && (kind.toLowerCase() as Lowercase<AuditKind>),
    child: uuid,
    subject: where?.subject ?? null,
    department: where?.department ?? null,
    purpose: where?.purpose ?? null,
    field: where?.field ?? null,
    from: where?.from ?? null,
    until: where?.until ?? null,
  }
}

function toEntry({ place, record, within, others }: SeenEntry): AuditEntry {
  const named = (uuids: readonly string[]) => uuids.filter((uuid) => within.has(uuid)).map(formatChildId)
  const { at, requestId, subject, department, roles, client, purpose } = record
  const look = record.kind === 'look' ? record : null
  const change = record.kind === 'change' ? record : null
  return {
    ...{ id: place, at, requestId, subject, department, client, purpose, roles: [...roles] },
    kind: record.kind.toUpperCase() as AuditKind,
    operation: change ? null : (record as { operation: string }).operation || null,
    children: look ? named(look.children) : change?.child ? named([change.child]) : [],
    beyondReach: look ? named(look.beyondReach) : [],
    otherChildren: others,
    shown: look ? [...look.shown] : [],
    withheld: look ? [...look.withheld] : [],
    used: look ? [...look.used] : [],
    outcome: change?.outcome ?? (record.kind === 'refusal' ? record.code : null),
    change: change?.change ?? null,
    tableVersion: record.kind === 'change' ? null : record.tableVersion,
  }
}
