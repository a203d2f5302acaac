import { getNullableType, isInputObjectType, isListType, isScalarType, type GraphQLInputType } from 'graphql'
import type { Variables } from '../document/read-operation'
import { HubError } from '../errors/hub-error'
import type { ReadSaved } from './read-saved'

/**
 * The variables of a search, by their types: a list is repeated, an input object is JSON. What does not fit a type is left for the hub's
 * own reading of variables. Throws HubError GRAPHQL_VARIABLES, which repeats no value.
 */
export function variablesIn(search: URLSearchParams, { parameters }: ReadSaved): Variables {
  const known = new Map(parameters.map((one) => [one.name, one.of]))
  const variables: Record<string, unknown> = {}
  for (const name of new Set(search.keys())) {
    if (name.startsWith('_')) continue
    const of = known.get(name)
    if (!of) throw unfit(`expected the parameters ${[...known.keys()].join(', ') || '(none)'}, got another one`)
    const given = search.getAll(name)
    const type = getNullableType(of)
    if (isListType(type)) variables[name] = given.map((text) => valueOf(text, type.ofType, name))
    else if (given.length > 1) throw unfit(`expected the parameter ${name} once, got it ${given.length} times`)
    else variables[name] = valueOf(given[0]!, type, name)
  }
  return variables
}

function valueOf(text: string, of: GraphQLInputType, name: string): unknown {
  const type = getNullableType(of)
  if (isInputObjectType(type) || isListType(type)) return json(text, name)
  if (!isScalarType(type)) return text
  switch (type.name) {
    case 'Int':
    case 'Float':
      return /^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : text
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'JSONObject':
      return json(text, name)
  }
  return text
}

function json(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unfit(`expected JSON in the parameter ${name}`)
  }
}

function unfit(why: string): HubError {
  return new HubError('GRAPHQL_VARIABLES', why)
}
