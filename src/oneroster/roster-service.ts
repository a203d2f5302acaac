import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Actor } from '../auth/actor'
import type { ErrorCode } from '../errors/catalogue'
import { HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import type { Executor } from '../execute/executor'
import type { ChildCondition } from '../index/conditions'
import { MOST_OFFSET, type RosterKind } from '../index/roster-list'
import type { Clock } from '../kit/clock'
import type { Path } from './collections'
import { and } from './conditions'
import { DOCUMENT, inclusion } from './documents'
import { factsOf, type Facts, type Masked, type RosterPart } from './facts'
import { SourcedIds } from './ids'
import { objectOf, type Surroundings } from './objects'
import { readParameters, type Parameters } from './parameters'
import { schoolYearOf } from './school-year'

export { MOST_OFFSET }

/** A request, by whom and how. */
export interface RosterRequest {
  readonly path: Path
  readonly search: string
  readonly requestId: string
  readonly actor: Actor
  readonly strict: boolean
  readonly language: Language
}

export interface RosterAnswer {
  readonly body: Readonly<Record<string, unknown>>
  /** Of a list: null where the account may not know how many there are. */
  readonly page: { readonly total: number | null; readonly parameters: Parameters; readonly more: boolean } | null
  /** Cells that a registry wrote in a form that cannot be read: they are absent. */
  readonly unreadable: number
}

interface Executed {
  readonly roster: RosterPart | null
  readonly parent?: { readonly totalCount: number | null } | null
}

interface Narrowed {
  readonly where: ChildCondition | null
  /** UUID. */
  readonly pupil: string | null
}

/**
 * Answers OneRoster requests: each is one operation of the hub (`DOCUMENT`), planned under the account's rights and recorded before it
 * leaves. What stands here translates; it decides about nobody.
 */
export class RosterService {
  readonly ids: SourcedIds

  constructor(
    private readonly executor: Pick<Executor, 'execute'>,
    private readonly clock: Clock,
    /** Absolute address of the service. */
    readonly base: string,
    secret: string,
  ) {
    this.ids = new SourcedIds(secret)
  }

  /** Throws HubError; NOT_FOUND alike for what does not exist and what is out of reach. */
  async answer(request: RosterRequest): Promise<RosterAnswer> {
    const { path } = request
    const { collection, id } = path
    const parameters = readParameters(request.search, collection, id === null, this.ids)
    const around: Surroundings = { base: this.base, ids: this.ids, year: schoolYearOf(this.clock) }
    const asked = this.variables(path, parameters)
    const { facts, total, parent, unreadable } = await this.execute(request, asked)
    if (parent === 0) throw new HubError('NOT_FOUND', UNKNOWN)
    const made = collection.made === 'one' ? ONE : facts
    const objects = made.map((one) => objectOf(collection.fields, parameters.fields, one, around))
    if (id !== null) {
      const found = collection.made !== 'none' && (collection.made !== 'one' || this.isOne(path, around))
      if (!found || objects.length === 0) throw new HubError('NOT_FOUND', UNKNOWN)
      return { body: { [collection.single]: objects[0] }, page: null, unreadable }
    }
    const list = collection.made === 'none' ? [] : collection.made === 'one' ? sliceOf(objects, parameters) : objects
    const counted = collection.made === 'none' ? 0 : collection.made === 'one' ? 1 : total
    const more = counted === null ? facts.length === parameters.limit : parameters.offset + parameters.limit < counted
    return { body: { [collection.plural]: list }, page: { total: counted, parameters, more }, unreadable }
  }

  private isOne({ collection, id }: Path, around: Surroundings): boolean {
    return collection.fields['sourcedId']!.value({ id: '' }, around) === id
  }

  private variables({ collection, id, parents }: Path, parameters: Parameters): Record<string, unknown> {
    const { asked, limit, offset, orderBy, direction, fields } = parameters
    const { made } = collection
    // What is made of no pupil looks at nobody; whether the account may ask at all is judged the same.
    const looks = made !== 'one' && made !== 'none'
    const above = this.above(parents)
    const own = id === null || !looks ? null : this.oneOf(collection, id)
    const wheres = [asked.where, above.where, own?.where ?? null]
    if (collection.enrolled || above.pupil !== null) wheres.push(IN_CLASS)
    if (above.pupil !== null) wheres.push(ON_ROLL)
    const pupil = own?.pupil ?? above.pupil ?? asked.pupil
    const needs = new Set(looks ? fields.flatMap((name) => collection.fields[name]!.needs) : [])
    return {
      of: looks && above.of !== 'PUPILS' ? made : 'PUPILS',
      ...{ where: wheres.reduce(and, null), changed: asked.changed, orderBy, direction },
      pupil: pupil === null ? null : `child:${pupil}`,
      first: looks ? (id === null ? limit : 1) : 0,
      offset: looks ? offset : 0,
      total: looks && id === null,
      ...{ within: parents.length > 0, parentOf: above.of ?? 'SCHOOLS', parent: above.where },
      parentPupil: above.pupil === null ? null : `child:${above.pupil}`,
      ...inclusion(needs),
    }
  }

  /** What a list stands below: a school, a class, a class of a school, or a pupil. */
  private above(parents: Path['parents']): Narrowed & { readonly of: RosterKind | null } {
    let [of, where, pupil]: [RosterKind | null, ChildCondition | null, string | null] = [null, null, null]
    for (const { of: collection, id } of parents) {
      if (collection === 'schools' || collection === 'classes') {
        of = collection === 'classes' ? 'CLASSES' : 'SCHOOLS'
        where = and(where, (collection === 'classes' ? this.inClass(id) : inSchool(id)) ?? NOBODY)
        continue
      }
      of = 'PUPILS'
      pupil = this.ids.pupilOf(id)
      if (pupil === null) where = NOBODY
    }
    return { of, where, pupil }
  }

  private oneOf({ made, enrolled }: Path['collection'], id: string): Narrowed {
    if (made === 'SCHOOLS') return { where: inSchool(id) ?? NOBODY, pupil: null }
    if (made === 'CLASSES') return { where: this.inClass(id) ?? NOBODY, pupil: null }
    const pupil = enrolled ? this.ids.enrolledPupilOf(id) : this.ids.pupilOf(id)
    return { where: pupil === null ? NOBODY : null, pupil }
  }

  private inClass(id: string): ChildCondition | null {
    const key = this.ids.classOf(id)
    return key && { schoolCode: { eq: key.school }, grade: { eq: key.grade }, className: { eq: key.name } }
  }

  private async execute({ requestId, actor, strict, language }: RosterRequest, variables: Record<string, unknown>) {
    const asked = { document: DOCUMENT, operationName: null, variables, requestId, actor, strict, language }
    const result = await this.executor.execute(asked)
    const unreadable = refuseFaults(result)
    const data = result.data as unknown as Executed | null
    if (!data?.roster) throw new HubError('ACCESS_DENIED', 'expected an account that may read rosters')
    return {
      facts: factsOf(data.roster, (result.extensions?.['masked'] ?? []) as readonly Masked[]),
      total: data.roster.totalCount ?? null,
      parent: variables['within'] ? (data.parent?.totalCount ?? null) : null,
      unreadable,
    }
  }
}

const UNKNOWN = 'No such object within reach of this account.'
/** No school has an empty code. */
const NOBODY: ChildCondition = { schoolCode: { eq: '' } }
const IN_CLASS: ChildCondition = {
  schoolCode: { isNull: false },
  grade: { isNull: false },
  className: { isNull: false },
}
const ON_ROLL: ChildCondition = { rollState: { in: ['ENROLLED', 'SUSPENDED'] } }
const ONE: readonly Facts[] = [{ id: '' }]
/** A cell that cannot be read, or that its registry's mapping does not read, is absent. Any other fault would make half a list. */
const ABSENT: ReadonlySet<unknown> = new Set<ErrorCode>(['REGISTRY_LIES', 'NOT_READ'])

function inSchool(code: string): ChildCondition | null {
  return /^\d{10}$/.test(code) ? { schoolCode: { eq: code } } : null
}

function sliceOf<One>(objects: readonly One[], { offset, limit }: Parameters): readonly One[] {
  return objects.slice(offset, offset + limit)
}

/** How many cells are absent. Throws HubError for the first fault that an answer cannot be made beside. */
function refuseFaults({ errors = [] }: ExecutionResult): number {
  const fatal = errors.find(({ extensions }) => !ABSENT.has(extensions['code']))
  if (fatal) throw asThrown(fatal)
  return errors.filter(({ extensions }) => extensions['code'] === 'REGISTRY_LIES').length
}

function asThrown({ message, extensions }: GraphQLError): HubError {
  const { code, blame, http, ...extra } = extensions
  void blame
  void http
  return new HubError(code as ErrorCode, message, extra)
}
