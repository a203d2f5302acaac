import { standingOf, type WholeChild } from '../hub/support/all-seeing'
import { ACCOUNTS } from '../hub/support/accounts'
import { SERVICE, tell, type Told } from '../oneroster/support'
import type { Asker } from './asker'
import { bestStanding, forbidden, isFull, reachable, type Use } from './oracle'
import type { Outcome, Tally } from './tally'
import { standingName, type OwnWorld } from './world'

type Said = Readonly<Record<string, unknown>>

/** A collection of OneRoster over pupils: each field that it tells of one, and what the table's field holds. */
const OF_PUPILS: Readonly<Record<string, Readonly<Record<string, readonly [field: string, told: (object: Said) => unknown, held: (child: WholeChild) => unknown]>>>> = {
  students: {
    name: ['Child.name', ({ givenName, familyName }) => nameOf(familyName, givenName), (child) => child.identity['name']],
    status: ['EducationRecord.rollState', ({ status }) => status, (child) => statusOf(child)],
    grades: ['EducationRecord.grade', ({ grades }) => Number((grades as string[] | undefined)?.[0]) || undefined, (child) => roll(child, 'grade')],
    primaryOrg: ['EducationRecord.schoolCode', ({ primaryOrg }) => idOf(primaryOrg), (child) => roll(child, 'schoolCode')],
    roles: ['EducationRecord.schoolCode', ({ roles }) => idOf((roles as Said[] | undefined)?.[0]?.['org']), (child) => roll(child, 'schoolCode')],
  },
  demographics: {
    birthDate: ['Child.birthDate', ({ birthDate }) => birthDate, (child) => child.identity['birthDate']],
    sex: ['Child.sex', ({ sex }) => (sex as string | undefined)?.toUpperCase(), (child) => child.identity['sex']],
  },
  enrollments: {
    school: ['EducationRecord.schoolCode', ({ school }) => idOf(school), (child) => roll(child, 'schoolCode')],
    beginDate: ['EducationRecord.enrolledOn', ({ beginDate }) => beginDate, (child) => roll(child, 'enrolledOn')],
  },
} // prettier-ignore
const MEMBERS: Readonly<Record<string, string>> = { students: 'users', schools: 'orgs' }

/** Every OneRoster collection as one account, each object and field held against the written table; and what it may be filtered by. */
export async function rosterCells(world: OwnWorld, asker: Asker, tally: Tally): Promise<void> {
  const cell = (collection: string, field: string, on: string, outcome: Outcome) =>
    tally.cell({ role: asker.name, field, position: `OneRoster ${collection}`, case: on }, outcome)
  const may = isFull('Query.roster', asker, bestStanding(asker.actor))
  for (const collection of [...Object.keys(OF_PUPILS), 'schools', 'classes']) {
    const uses = usesOf(collection)
    const told = await everything(world, asker, collection)
    const barred = !may || forbidden(uses, asker).length > 0
    if (barred || told === null) {
      const outcome = told === null ? (barred ? 'right' : 'wrong') : 'leak'
      cell(collection, barred && may ? forbidden(uses, asker)[0]!.field : 'Query.roster', 'a list', outcome)
      continue
    }
    const within = reachable(world.children, uses, asker).filter((child) => child.parts.education !== null)
    const judged = OF_PUPILS[collection]
    if (!judged) {
      const came = new Set(told.objects.map((object) => String(collection === 'schools' ? object['sourcedId'] : `${idOf(object['school'])} ${String(object['title'])}`))) // prettier-ignore
      const held = new Set(within.filter((child) => statusOf(child) === 'active').map((child) => collection === 'schools' ? String(roll(child, 'schoolCode')) : `${String(roll(child, 'schoolCode'))} ${String(roll(child, 'className'))}`)) // prettier-ignore
      cell(collection, 'EducationRecord.schoolCode', 'a list', compared(came, held))
      cell(collection, 'EducationRecord.schoolCode', 'count', told.total === held.size ? 'right' : told.total > held.size ? 'leak' : 'wrong') // prettier-ignore
      continue
    }
    const wanted = new Map(within.filter((child) => collection !== 'enrollments' || roll(child, 'className') != null).map((child) => [child.id.slice(6), child])) // prettier-ignore
    cell(collection, 'Child.id', 'a list', compared(new Set(told.objects.map(pupilOf)), new Set(wanted.keys())))
    cell(collection, 'Child.id', 'count', told.total === wanted.size ? 'right' : told.total > wanted.size ? 'leak' : 'wrong') // prettier-ignore
    for (const object of told.objects) {
      const child = wanted.get(pupilOf(object))
      if (!child) continue
      const standing = standingOf(child, asker.actor)
      for (const [name, [field, said, held]] of Object.entries(judged)) {
        const expected = isFull(field, asker, standing) ? (held(child) ?? undefined) : undefined
        const outcome = said(object) === expected ? 'right' : said(object) === undefined ? 'wrong' : 'leak'
        cell(`${collection} ${name}`, field, standingName(standing), outcome)
      }
    }
  }
}

function usesOf(collection: string): Use[] {
  const fields = {
    schools: ['EducationRecord.schoolCode'],
    classes: ['EducationRecord.schoolCode', 'EducationRecord.grade', 'EducationRecord.className'],
    enrollments: ['EducationRecord.schoolCode', 'EducationRecord.grade', 'EducationRecord.className'],
  }[collection]
  return ['EducationRecord.rollState', ...(fields ?? [])].map((field) => ({ field, position: 'filter' }))
}

/** All objects of a collection; null where it is refused. */
async function everything(
  world: OwnWorld,
  asker: Asker,
  collection: string,
): Promise<{ objects: Said[]; total: number } | null> {
  const objects: Said[] = []
  for (let offset = 0; ; offset += 200) {
    const told = await ask(world, asker, `${collection}?limit=200&offset=${offset}`)
    if (told.status !== 200) return null // refused; or failed, which is wrong where the account may read
    const page = told.body[MEMBERS[collection] ?? collection] as Said[]
    objects.push(...page)
    if (page.length < 200) return { objects, total: Number(told.headers.get('x-total-count')) }
  }
}

async function ask({ hub }: OwnWorld, { account, purpose }: Asker, path: string): Promise<Told> {
  const known = ACCOUNTS.find(({ name }) => name === account)
  const as = known ? await known.as(hub) : account
  const authorization = as.startsWith('Bearer ') ? as : `Bearer ${await hub.token(as)}`
  return tell(`${hub.url}${SERVICE}/${path}`, { authorization, 'x-purpose': purpose })
}

function compared(came: ReadonlySet<string>, wanted: ReadonlySet<string>): Outcome {
  if ([...came].some((one) => !wanted.has(one))) return 'leak'
  return came.size === wanted.size ? 'right' : 'wrong'
}

const roll = (child: WholeChild, column: string) => child.parts.education?.values[column]
const idOf = (ref: unknown) => (ref as Said | undefined)?.['sourcedId']
const pupilOf = ({ sourcedId }: Said) => String(sourcedId).replace('.enrollment', '')

function statusOf(child: WholeChild): string | null {
  const state = roll(child, 'rollState')
  return state == null ? null : state === 'ENROLLED' || state === 'SUSPENDED' ? 'active' : 'tobedeleted'
}

/** A name that was parted is put together as it was written. */
function nameOf(family: unknown, given: unknown): unknown {
  if (family === given) return family
  return /[a-z]/i.test(String(family)) ? undefined : `${String(family)}${String(given)}`
}
