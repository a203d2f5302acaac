import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface AlternatingProxy {
  readonly url: string
  /** Which hub answered what, in order: 0 or 1 and the path. */
  readonly answered: { readonly hub: number; readonly path: string }[]
  /** From now on these, by turns. */
  toHubs(urls: readonly string[]): void
  stop(): Promise<void>
}

/** A plain proxy: each request goes to the next hub, with its headers as they came. */
export async function startProxy(): Promise<AlternatingProxy> {
  let hubs: readonly string[] = []
  let turn = 0
  const answered: { hub: number; path: string }[] = []
  const server = createServer((from, to) => {
    const hub = (turn += 1) % hubs.length
    answered.push({ hub, path: from.url ?? '' })
    const onward = ask(
      new URL(from.url ?? '/', hubs[hub]),
      { method: from.method, headers: from.headers },
      (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(to)
      },
    )
    onward.on('error', () => to.destroy())
    from.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    toHubs: (urls) => void (hubs = urls),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
