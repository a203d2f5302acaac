'use strict'

// How the explorer asks the hub: `ask` for GraphiQL, `offered` for the prepared queries. `fetch` and what goes with each request are handed in.
window.TONGLIAN_HUB = function ({ fetch, headers, onSignedOut }) {
  const EXPLAIN =
    'query ($query: String!, $variables: JSONObject, $name: String) { explain(query: $query, variables: $variables, operationName: $name) { refusal { code } } }'

  /** The answer, or, of a subscription, one answer after the other until the reader leaves. */
  async function ask(operation) {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.8',
        ...headers(),
      },
      body: JSON.stringify(operation),
    })
    if (response.status === 401) onSignedOut()
    if (!response.headers.get('content-type').startsWith('text/event-stream')) return response.json()
    return answersOf(response.body.getReader())
  }

  async function* answersOf(reader) {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return
        const events = (rest + decoder.decode(value, { stream: true })).split('\n\n')
        rest = events.pop()
        for (const event of events) {
          const next = /^event: next\ndata: (.*)$/.exec(event)
          if (next) yield JSON.parse(next[1])
        }
      }
    } finally {
      await reader.cancel()
    }
  }

  /** The prepared queries that the hub would answer this account: it is asked, for what the table says is not repeated here. */
  async function offered(queries) {
    const refused = await Promise.all(queries.map(isRefused))
    return queries.filter((_, i) => !refused[i])
  }

  async function isRefused({ query, variables }) {
    const [, name = null] = /^(?:query|mutation|subscription) (\w+)/m.exec(query) || []
    const asked = { query, variables: variables ? JSON.parse(variables) : {}, name }
    const { data, errors } = await ask({ query: EXPLAIN, variables: asked })
    return Boolean(errors || data?.explain?.refusal) // errors: the operation cannot even be planned
  }

  return { ask, offered, headers }
}
