'use strict'

// Says what the operation in the editor would cost, before it runs: the hub itself is asked (`explain`) when typing has paused.
// `ask` asks the hub, `show` gets the sentence ('' for an operation that cannot be planned yet), `word` gives a word in the person's language.
window.TONGLIAN_COST = function ({ ask, show, word }) {
  const EXPLAIN = `query ($query: String!, $variables: JSONObject, $name: String) { explain(query: $query, variables: $variables, operationName: $name) {
    refusal { code message } cost { cost limit calls { registry calls } } } }`
  const PAUSE = 700
  let timer = 0
  let newest = 0

  function typed({ query, variables, operationName }) {
    clearTimeout(timer)
    const turn = (newest += 1)
    const values = valuesOf(variables)
    if (!query || !query.trim() || values === null) return show('')
    timer = setTimeout(async () => {
      const { data, errors = [] } = await ask({
        query: EXPLAIN,
        variables: { query, variables: values, name: operationName },
      })
      if (turn === newest) show(data?.explain ? sentence(data.explain) : faultIn(errors))
    }, PAUSE)
  }

  /** What is half typed is no fault yet. */
  function faultIn([error]) {
    const code = error?.extensions?.code ?? ''
    return code === '' || code.startsWith('GRAPHQL_') ? '' : `${code}: ${error.message}`
  }

  function sentence({ refusal, cost }) {
    if (refusal) return `${word('wouldRefuse')} ${refusal.code}: ${refusal.message}`
    const calls = cost.calls.map((one) => `${word(one.registry.toLowerCase().replaceAll('_', '-'))} ${one.calls}`)
    const parts = [`${word('cost')} ${cost.cost.toLocaleString()} / ${cost.limit.toLocaleString()}`]
    return [...parts, ...(calls.length > 0 ? [`${word('calls')} ${calls.join(', ')}`] : [])].join(' · ')
  }

  /** Null while what is typed is no JSON. */
  function valuesOf(text) {
    try {
      return text && text.trim() ? JSON.parse(text) : {}
    } catch {
      return null
    }
  }

  return { typed }
}
