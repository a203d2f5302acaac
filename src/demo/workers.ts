import { drawGivenName, drawSurname } from './names'
import type { Place } from './places'
import { Random } from './random'
import { digits } from './context'
import type { Lines } from './tables'

/** The name that belongs to a worker code of this demo: the same wherever it is signed. */
export function workerName(seed: number, code: string): string {
  let hash = 7
  for (let at = 0; at < code.length; at += 1) hash = (Math.imul(hash, 31) + code.charCodeAt(at)) | 0
  const random = new Random(seed, hash)
  return drawSurname(random) + drawGivenName(random, random.chance(0.6) ? '2' : '1', 1980)
}

/** A child director for every village and a supervisor for every township. */
export function writeWorkers(lines: Lines<'civil-affairs'>, places: readonly Place[], seed: number): void {
  const towns = new Set<string>()
  let phone = 0
  for (const { village, township } of places) {
    const code = `D${village}`
    lines.add('zz_ry', code, workerName(seed, code), '1', village, `19902${digits((phone += 1), 6)}`)
    if (towns.has(township)) continue
    towns.add(township)
    lines.add('zz_ry', `S${township}`, workerName(seed, `S${township}`), '2', township, `19903${digits(towns.size, 6)}`)
  }
}
