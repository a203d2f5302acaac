import { GraphQLError, GraphQLScalarType, Kind, visit } from 'graphql'
import { GraphQLJSONObject } from 'graphql-scalars'

/** An object of JSON, as variables are sent. */
export const JsonObjectScalar = new GraphQLScalarType<object>({
  ...GraphQLJSONObject.toConfig(),
  // The library leaves enumeration words out in silence, and a filter without its condition would be another filter.
  parseLiteral(literal, variables) {
    visit(literal, {
      [Kind.ENUM]: () => {
        throw new GraphQLError('JSONObject: expected values of JSON, got a word without quotes')
      },
    })
    return GraphQLJSONObject.parseLiteral(literal, variables)
  },
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
  description: 'JSON 对象 an object of JSON, e.g. the variables of an operation',
})
