// A process of its own that outlives the hub by a moment: when the hub is gone (its end of the pipe closes, even after SIGKILL), it stops the
// PostgreSQL processes the hub named, removes the folders given as arguments (tests), and ends.
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { ended, startOf } from './processes'

const watched = new Map<number, string | null>()

async function stopAll(): Promise<void> {
  for (const [pid, started] of watched) {
    for (const [signal, millis] of [
      ['SIGINT', 20_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ] as const) {
      if (started !== startOf(pid)) break // ended, and perhaps the id is another's by now
      try {
        process.kill(pid, signal)
      } catch {
        break
      }
      if (await ended(pid, millis)) break
    }
  }
  for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined) // it ends when the hub ends
const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) watched.set(pid, startOf(pid))
  else watched.delete(pid)
})
lines.on('close', () => {
  stopAll().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
