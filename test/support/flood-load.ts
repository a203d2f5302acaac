import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema } from 'graphql'
import { projectRoot } from '../../src/kit/project-root'
import { everyField } from '../hub/support/profile-query'
import type { MeasuredHub } from './run-measured'

/** One moment of a flood. */
export interface FloodPoint {
  readonly seconds: number
  readonly requests: number
  /** Of these, answered 503: the databases of a busy machine did not answer in time. */
  readonly unavailable: number
  readonly heapMegabytes: number
  readonly rssMegabytes: number
}

const AT_ONCE = 8
const PROFILES = 14
const MEGABYTE = 1_048_576

/**
 * Sends legal documents of which no two are the same, 14 profiles of unknown children each, for so many seconds, and `least` requests (faults.md 26). Gives the
 * memory of the hub at each `every` seconds and at the end. Throws when the hub answers wrongly, or ends.
 */
export async function flood(
  hub: MeasuredHub,
  account: string,
  seconds: number,
  every: number,
  least: number,
  onPoint: (point: FloodPoint) => void = () => undefined,
): Promise<FloodPoint[]> {
  const profile = profileOf()
  const began = performance.now()
  const passed = () => (performance.now() - began) / 1000
  const points: FloodPoint[] = []
  let requests = 0
  let unavailable = 0
  let token = ''
  const renew = async () => void (token = await hub.token(account))
  const note = async () => {
    const { heapUsed, rss } = await hub.read()
    const point = {
      seconds: Math.round(passed()),
      requests,
      unavailable,
      heapMegabytes: Math.round(heapUsed / MEGABYTE),
      rssMegabytes: Math.round(rss / MEGABYTE),
    }
    points.push(point)
    onPoint(point)
  }
  const client = async () => {
    while (passed() < seconds || requests < least) {
      const first = (requests += 1) * PROFILES
      const query = `{${Array.from({ length: PROFILES }, (_, i) => `c${i}:child(id:"${idOf(first + i)}")${profile}`).join(' ')}}`
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
      })
      if (response.status === 503) unavailable += 1
      const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown[] }
      if (response.status !== 503 && (errors || Object.keys(data ?? {}).length !== PROFILES))
        throw new TypeError(`expected ${PROFILES} empty profiles, got ${response.status} ${JSON.stringify(errors)}`)
    }
  }
  await renew()
  const renewal = setInterval(() => void renew().catch(() => undefined), 60_000)
  const watch = setInterval(() => void note().catch(() => undefined), every * 1000)
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, client))
  } finally {
    clearInterval(watch)
    clearInterval(renewal)
  }
  await note()
  return points
}

function idOf(number: number): string {
  return `child:00000000-0000-8000-8000-${String(number).padStart(12, '0')}`
}

function profileOf(): string {
  const schema = buildSchema(readFileSync(path.join(projectRoot(), 'schema/schema.graphql'), 'utf8'))
  return `{name education${everyField(schema, 'EducationRecord')} household${everyField(schema, 'HouseholdRecord')}}`
}
