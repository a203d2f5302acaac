'use strict'

// Writes beside each field of the schema what the signed-in account may do with it, for its purpose: GraphiQL shows descriptions in its
// documentation and with its completions. `ask` asks the hub, `word` gives a word in the person's language.
window.TONGLIAN_RIGHTS = function ({ ask, word }) {
  const RIGHTS = '{ myRights { field level scope mask openable statistics commands } }'

  /** The answer to an introspection with the marks in its descriptions; as it is where the rights cannot be had. */
  async function marked(answer) {
    const types = answer.data && answer.data.__schema && answer.data.__schema.types
    if (!types) return answer
    const { data } = await ask({ query: RIGHTS })
    if (!data || !data.myRights) return answer
    const rights = new Map(data.myRights.map((right) => [right.field, right]))
    for (const type of types)
      for (const field of type.fields || []) {
        const right = rights.get(`${type.name}.${field.name}`)
        if (right) field.description = `【${markOf(right)}】 ${field.description || ''}`
      }
    return answer
  }

  function markOf({ field, level, scope, mask, openable, statistics, commands }) {
    if (field.startsWith('Mutation.')) return word(commands.length > 0 ? 'mayAct' : 'levelNone')
    if (level === 'NONE') return word(openable ? 'levelGranted' : statistics ? 'levelNumbers' : 'levelNone')
    const parts = [word({ FULL: 'levelFull', MASKED: 'levelMasked', GRANTED: 'levelGranted' }[level])]
    if (mask) parts.push(mask)
    if (scope && scope !== 'all') parts.push(word(`scope-${scope}`))
    return parts.join(' · ')
  }

  return { marked }
}
