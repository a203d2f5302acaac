import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import {
  AccessDifference,
  AccessMatrix,
  AccessVersion,
  FieldRight,
  type AccessLevel,
  type AccessPermission,
  type AccessRule,
} from '../../schema'
import { decide, permits, type AccessClass } from '../../src/access/decide'
import { differences } from '../../src/access/differences'
import { NONE, type Touches } from '../../src/access/sources'
import type { AccessTable, Permission, Row } from '../../src/access/table'
import { COMMANDS, EXPORTS } from '../../src/access/words'
import type { RequestContext } from '../../src/execute/request-context'

export const accessTouches: Touches = {
  asked: {
    'Query.myRights': { arguments: { fields: NONE } },
    'Query.accessMatrix': { arguments: {} },
    'Query.accessVersions': { arguments: {} },
    'Query.accessDifferences': { arguments: { from: NONE, to: NONE } },
  },
}

/** The access table for whoever is subject to it. It holds no personal data. */
@Resolver()
export class AccessQueries {
  @Query(() => [FieldRight], {
    description: '本账号权限 what this account may do with each field at most, for its purpose',
  })
  myRights(
    @Arg('fields', () => [String], {
      nullable: true,
      description: '字段 Type.field; all fields when left out, unknown ones are left out of the answer',
    })
    fields: string[] | null,
    @Ctx() { planner: { table }, who }: RequestContext,
  ): FieldRight[] {
    const rows = fields ? fields.flatMap((field) => table.rows.get(field) ?? []) : [...table.rows.values()]
    return rows.map((row) => rightOf(table, row, who))
  }

  @Query(() => AccessMatrix, { description: '权限表 the access table in force' })
  accessMatrix(@Ctx() { planner: { table } }: RequestContext): AccessMatrix {
    const rules = new Map<string, Row[]>()
    for (const row of table.rows.values()) rules.set(row.rule, [...(rules.get(row.rule) ?? []), row])
    return { version: table.version, rules: [...rules.values()].map(toRule) }
  }

  @Query(() => [AccessVersion], { description: '权限表版本 versions that were in force, the newest first' })
  async accessVersions(@Ctx() { tables }: RequestContext): Promise<AccessVersion[]> {
    return [...(await tables.all())]
  }

  @Query(() => [AccessDifference], {
    nullable: true,
    description: '权限变化 cells of the matrix that differ between two versions (ACCESS_VERSION)',
  })
  async accessDifferences(
    @Arg('from', () => Int, { description: '之前 number of the version before' }) from: number,
    @Arg('to', () => Int, { description: '之后 number of the version after' }) to: number,
    @Ctx() { tables }: RequestContext,
  ): Promise<AccessDifference[]> {
    return differences(await tables.byNumber(from), await tables.byNumber(to))
  }
}

function rightOf(table: AccessTable, row: Row, who: AccessClass): FieldRight {
  const widest = who.reachable.at(-1)!
  const { field, rule, title, dataClass, basis } = row
  const { level, scope, mask, openable, needed } = decide(table, field, who, widest)
  return {
    ...{ field, rule, title, dataClass, basis, scope, mask, openable, needed },
    level: level.toUpperCase() as AccessLevel,
    filter: permits(row, 'filter', who, widest),
    statistics: permits(row, 'statistics', who, widest),
    commands: (field.startsWith('Mutation.') ? COMMANDS : EXPORTS).filter((one) => permits(row, one, who, widest)),
  }
}

function toRule(rows: Row[]): AccessRule {
  const { rule, owner, title, dataClass, basis, sealed, permissions } = rows[0]!
  return {
    ...{ rule, owner, title, dataClass, basis, sealed },
    fields: rows.map(({ field }) => field),
    permissions: permissions.map(toPermission),
  }
}

function toPermission({ audience, level, mask, may, scope, purposes }: Permission): AccessPermission {
  return {
    ...{ audience, mask, scope },
    level: level.toUpperCase() as AccessLevel,
    may: [...may],
    purposes: purposes && [...purposes],
  }
}
