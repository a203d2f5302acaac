import { NAMED_FIELDS, waysTo } from '../../language/terms'

/** What many things have, and what is told of an answer: no facts of a child. */
const SHARED = new Set(['Division', 'SourceState'])

/** Fields of a child and of what belongs to it: what the trail can be searched by. */
export const FIELDS: readonly string[] = fieldsBelow('Child')

function fieldsBelow(type: string): readonly string[] {
  const own = NAMED_FIELDS.filter((field) => field.startsWith(`${type}.`))
  const types = namedTypes().filter((one) => !SHARED.has(one) && waysTo(one).some((way) => own.includes(way)))
  return [...own, ...types.flatMap(fieldsBelow)]
}

function namedTypes(): readonly string[] {
  return [...new Set(NAMED_FIELDS.map((field) => field.split('.')[0]!))]
}
