import { GraphQLScalarType } from 'graphql'
import { GraphQLJSONObject } from 'graphql-scalars'

/** An object of JSON, as variables are sent. */
export const JsonObjectScalar = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  description: 'JSON 对象 an object of JSON, e.g. the variables of an operation',
})
