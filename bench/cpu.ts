import { readFileSync } from 'node:fs'

/** Processor time of processes in milliseconds, by process id. Empty where there is no /proc: only Linux tells it of others. */
export function cpuMillis(pids: readonly number[]): Map<number, number> {
  const millis = new Map<number, number>()
  for (const pid of pids) {
    try {
      const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
      millis.set(pid, (Number(user) + Number(system)) * 10) // ticks of 1/100 s
    } catch {
      continue // gone, or not Linux
    }
  }
  return millis
}

/** What the processes used between two looks; one that came meanwhile counts whole. */
export function usedMillis(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  let used = 0
  for (const [pid, millis] of after) used += millis - (before.get(pid) ?? 0)
  return used
}
