/** The data of each event of a stream (Server-Sent Events), as it comes. */
export async function* readEvents(response: Response): AsyncGenerator<unknown> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = events.pop()!
    for (const event of events) {
      const data = /^event: next\ndata: (.*)$/.exec(event)?.[1]
      if (data !== undefined) yield JSON.parse(data)
    }
  }
}
