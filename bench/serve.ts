import type { RegistryUrls } from '../src/connect'

/** What a variant's process is told by the run, over its IPC channel. */
export interface Start {
  readonly hubUrl: string
  readonly registryUrls: RegistryUrls
  /** The kept folder: keys, and the realm file of the bench. */
  readonly folder: string
  readonly realmFile: string
}

/** What it answers once it listens. */
export interface Started {
  readonly port: number
  readonly headers?: Readonly<Record<string, string>>
  /** Those of workload B, which another account asks. */
  readonly ofB?: Readonly<Record<string, string>>
  /** Those of workload R, by who asks. */
  readonly ofR?: Readonly<Record<'school' | 'area', Readonly<Record<string, string>>>>
}

/** Connections to each registry and to the hub's database: the hub's defaults, the same for every variant. */
export const POOL = { registry: 8, hub: 16 } as const

/** The life of a variant's process: starts on the run's word, ends with the run. */
export function serve(start: (how: Start) => Promise<Started>): void {
  process.once('message', (how: Start) => {
    start(how).then(
      (started) => process.send!(started),
      (fault: unknown) => {
        console.error(fault)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
}
