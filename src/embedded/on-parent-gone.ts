import { commandOf, isAlive, parentOf, startOf } from './processes'

/**
 * Calls back once when the parent process has ended (npm or a supervisor was killed), so that the hub does not run on unseen. If a
 * shell is the parent (`sh -c` of npm), the shell's parent counts too. Returns the function that ends the watch. A process started by
 * init is never called back. A hub in the background of a shell ends with that shell: use a service manager, or npm under nohup.
 */
export function onParentGone(callback: () => void, everyMillis = 1000): () => void {
  const chain = starters()
  const timer = setInterval(() => {
    const gone = chain.some(({ pid, started }) => !isAlive(pid) || startOf(pid) !== started)
    if (!gone && (chain.length === 0 || process.ppid === chain[0]?.pid)) return
    clearInterval(timer)
    callback()
  }, everyMillis)
  timer.unref()
  return () => clearInterval(timer)
}

interface Starter {
  readonly pid: number
  readonly started: string | null
}

function starters(): Starter[] {
  const found: Starter[] = []
  for (let pid: number | null = process.ppid; pid !== null && pid > 1; pid = parentOf(pid)) {
    found.push({ pid, started: startOf(pid) })
    if (!/^\S*sh -c /.test(commandOf(pid))) break
  }
  return found
}
