import 'reflect-metadata'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import DataLoader from 'dataloader'
import knex, { type Knex } from 'knex'
import { types } from 'pg'
import { Arg, buildSchema, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { systemClock, today } from '../src/kit/clock'
import { CHILD_COLUMNS, childOf, PARTS, recordOf, wordsOf, type Part, type Table } from './native'
import { POOL, serve } from './serve'

/*
 * The card stack as its manuals show it: Apollo Server 5 with its default plugins on its own HTTP server, plain type-graphql,
 * a DataLoader per request and key, knex's query builder. Nothing tuned, nobody asked who they are.
 */

type Row = Record<string, unknown>
type One = DataLoader<string, Row | null>
type Many = DataLoader<string, Row[]>

interface Context {
  readonly children: One
  readonly records: Readonly<Record<Part, One>>
  readonly lists: Readonly<Record<string, Many>>
}

const INTEGERS = ['age', 'disabilityGrade', 'daysDue', 'daysPresent', 'daysExcused', 'daysUnexcused']
const FLAGS = ['inSchool', 'disabled', 'chronicIllness', 'seriousIllness', 'boarding', 'receivesAid']

function fields(type: new () => object, names: readonly string[]): void {
  for (const name of names) {
    const scalar = INTEGERS.includes(name) ? Int : FLAGS.includes(name) ? Boolean : String
    Field(() => scalar, { nullable: true })(type.prototype, name)
  }
  ObjectType()(type)
}
const named = (table: Table) => table.columns.map(({ name }) => name)

class Attendance {}
fields(Attendance, named(PARTS.education.lists['attendance']!))
class Member {}
fields(Member, named(PARTS.household.lists['members']!))
class RegistrationEvent {}
fields(RegistrationEvent, named(PARTS.household.lists['registrationEvents']!))
class Visit {}
fields(Visit, named(PARTS.welfare.lists['visits']!))
class Education {}
fields(Education, named(PARTS.education.record))
class Household {}
fields(Household, named(PARTS.household.record))
class Health {}
fields(Health, named(PARTS.health.record))
class Welfare {}
fields(Welfare, named(PARTS.welfare.record))

@ObjectType()
class Child {
  @Field(() => ID)
  id!: string
}
for (const name of ['name', 'sex', 'birthDate', 'age', 'ethnicity', 'idNumber'])
  Field(() => (name === 'age' ? Int : String), { nullable: true })(Child.prototype, name)

const part = (name: Part, child: Row, { records }: Context) => {
  const key = child[PARTS[name].link] as string | null
  return key === null ? null : records[name].load(key)
}

@Resolver(() => Child)
class ChildResolver {
  @Query(() => Child, { nullable: true })
  child(@Arg('id', () => ID) id: string, @Ctx() { children }: Context) {
    return children.load(id.slice(6))
  }

  @Query(() => [Child], { nullable: 'itemsAndList' })
  childrenByIds(@Arg('ids', () => [ID]) ids: string[], @Ctx() { children }: Context) {
    return children.loadMany(ids.map((id) => id.slice(6)))
  }

  @FieldResolver(() => Education, { nullable: true })
  education(@Root() child: Row, @Ctx() context: Context) {
    return part('education', child, context)
  }

  @FieldResolver(() => Household, { nullable: true })
  household(@Root() child: Row, @Ctx() context: Context) {
    return part('household', child, context)
  }

  @FieldResolver(() => Health, { nullable: true })
  health(@Root() child: Row, @Ctx() context: Context) {
    return part('health', child, context)
  }

  @FieldResolver(() => Welfare, { nullable: true })
  welfare(@Root() child: Row, @Ctx() context: Context) {
    return part('welfare', child, context)
  }
}

const list = (name: string, record: Row, { lists }: Context) => lists[name]!.load(record['key'] as string)

@Resolver(() => Education)
class EducationResolver {
  @FieldResolver(() => [Attendance])
  attendance(@Root() record: Row, @Ctx() context: Context) {
    return list('attendance', record, context)
  }
}

@Resolver(() => Household)
class HouseholdResolver {
  @FieldResolver(() => [Member])
  members(@Root() record: Row, @Ctx() context: Context) {
    return list('members', record, context)
  }

  @FieldResolver(() => [RegistrationEvent])
  registrationEvents(@Root() record: Row, @Ctx() context: Context) {
    return list('registrationEvents', record, context)
  }
}

@Resolver(() => Welfare)
class WelfareResolver {
  @FieldResolver(() => [Visit])
  visits(@Root() record: Row, @Ctx() context: Context) {
    return list('visits', record, context)
  }
}

serve(async ({ hubUrl, registryUrls }) => {
  types.setTypeParser(types.builtins.DATE, (written) => written)
  const connect = (url: string, max: number) => knex({ client: 'pg', connection: url, pool: { min: 0, max } })
  const hub = connect(hubUrl, POOL.hub)
  const registries: Record<Part, Knex> = {
    education: connect(registryUrls.education, POOL.registry),
    household: connect(registryUrls.police, POOL.registry),
    health: connect(registryUrls.health, POOL.registry),
    welfare: connect(registryUrls['civil-affairs'], POOL.registry),
  }
  const names = Object.keys(PARTS) as Part[]
  const links = names.map((name) => recordOf(PARTS[name].link)).join(', ')
  const context = async (): Promise<Context> => ({
    children: new DataLoader(async (ids) => {
      const rows: Row[] = await hub('child')
        .select(hub.raw(`id, ${CHILD_COLUMNS}, ${links}`))
        .whereIn('id', ids as string[])
      const byKey = new Map(
        rows.map((row) => [row['id'] as string, { ...row, ...childOf(row as never, today(systemClock)) }]),
      )
      return ids.map((id) => byKey.get(id) ?? null)
    }),
    records: Object.fromEntries(
      names.map((name) => [
        name,
        new DataLoader(async (keys: readonly string[]) => {
          const byKey = await rowsOf(registries[name], PARTS[name].record, keys)
          return keys.map((key) => byKey.get(key)?.[0] ?? null)
        }),
      ]),
    ) as unknown as Context['records'],
    lists: Object.fromEntries(
      names.flatMap((name) =>
        Object.entries(PARTS[name].lists).map(([listName, table]) => [
          listName,
          new DataLoader(async (keys: readonly string[]) => {
            const byKey = await rowsOf(registries[name], table, keys)
            return keys.map((key) => byKey.get(key) ?? [])
          }),
        ]),
      ),
    ),
  })
  const schema = await buildSchema({
    resolvers: [ChildResolver, EducationResolver, HouseholdResolver, WelfareResolver],
  })
  const server = new ApolloServer<Context>({ schema })
  const { url } = await startStandaloneServer(server, { context, listen: { port: 0, host: '127.0.0.1' } })
  return { port: Number(new URL(url).port) }
})

async function rowsOf(db: Knex, table: Table, keys: readonly string[]): Promise<Map<string, Row[]>> {
  const day = `'${today(systemClock)}'::date`
  const words = wordsOf(table)
  const query = db
    .select(db.raw(`${table.key} AS key`))
    .from(db.raw(table.from))
    .whereIn(db.raw(table.key) as never, keys as string[])
  for (const { name, sql } of table.columns) void query.select(db.raw(`${sql.replaceAll(':today', day)} AS "${name}"`))
  if (table.orderBy) void query.orderByRaw(table.orderBy)
  const byKey = new Map<string, Row[]>()
  for (const row of (await query) as Row[]) {
    const key = row['key'] as string
    const entry = { key, ...words(row) }
    const known = byKey.get(key)
    if (known) known.push(entry)
    else byKey.set(key, [entry])
  }
  return byKey
}
