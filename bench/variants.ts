import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { graphqlBody, plainBody, type Workload } from './operations'
import type { Start, Started } from './serve'

export const VARIANTS = {
  hub: { script: 'hub-process.js', flags: ['--max-semi-space-size=128'], args: [], graphql: true },
  L0: { script: 'hand-written.js', flags: [], args: [], graphql: false },
  L0s: { script: 'hand-written.js', flags: ['--max-semi-space-size=128'], args: ['batched'], graphql: false },
  rosters: { script: 'rosters-by-hand.js', flags: [], args: [], graphql: false },
  naive: { script: 'naive.js', flags: [], args: [], graphql: true },
} as const

export type VariantName = keyof typeof VARIANTS

export interface Variant {
  readonly name: VariantName
  readonly pid: number
  readonly port: number
  readonly ofR: Started['ofR']
  headers(workload: Workload): Readonly<Record<string, string>>
  request(workload: Workload): { path: string; before: string; after: string }
  stop(): Promise<void>
}

/** Starts a variant as a node process of its own. `profileDir`: where the hub leaves its CPU profile when it stops. */
export async function startVariant(name: VariantName, how: Start, profileDir: string | null): Promise<Variant> {
  const { script, flags, args, graphql } = VARIANTS[name]
  const profile = profileDir && name === 'hub' ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
  const child = fork(path.join(__dirname, script), args, {
    execArgv: [...flags, ...profile],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  child.send(how)
  const [{ port, headers = {}, ofB = headers, ofR }] = (await Promise.race([
    once(child, 'message'),
    gone(name, child),
  ])) as [Started]
  return {
    name,
    pid: child.pid!,
    port,
    ofR,
    headers: (workload) => (workload === 'B' ? ofB : headers),
    request: (workload) => ({
      path: graphql ? (name === 'hub' ? '/graphql' : '/') : `/${workload}`,
      ...(graphql ? graphqlBody(workload) : plainBody(workload)),
    }),
    async stop() {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

async function gone(name: VariantName, child: ChildProcess): Promise<never> {
  await once(child, 'exit')
  throw new TypeError(`${name} ended before it listened`)
}
