import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Gives what closes the connections over which nothing was asked yet. Browsers and undici open them ahead of need; Node.js
 * counts them as busy, so that a server that closes would wait for each until its headers time out: a minute.
 */
export function unusedConnections(server: Server): () => void {
  const unused = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  return () => {
    for (const socket of unused) socket.destroy()
  }
}
