/** Beside the file of a snapshot. */
export const MANIFEST = 'manifest.json'

/** What a snapshot says of itself: manifest.json beside its file, and in the hub's database. */
export interface SnapshotManifest {
  readonly format: 1
  /** YYYY-MM. */
  readonly month: string
  /** The children are those who were minors on it, YYYY-MM-DD in Asia/Shanghai. */
  readonly day: string
  /** ISO 8601 in UTC. */
  readonly madeAt: string
  /** Below the folder of snapshots: month, number, name. */
  readonly file: string
  readonly sha256: string
  readonly children: number
  /** Of these children: how many have no division of residence, and so are in no release. */
  readonly withoutDivision: number
  readonly columns: readonly { readonly name: string; readonly field: string; readonly type: string }[]
  readonly accessTable: string
  /** Versions of the rules that the verdicts were judged by, with the number of verdicts. */
  readonly rules: Readonly<Record<string, number>>
  readonly index: {
    readonly form: number
    readonly generation: number
    readonly builtAt: string | null
    readonly caughtUpAt: string | null
  }
  readonly registries: readonly {
    readonly name: string
    /** When the hub last had all its changes; null: never. */
    readonly asOf: string | null
    /** Links of living children. */
    readonly records: number
    /** Children whose record the index could not read. */
    readonly unread: number
  }[]
}

export interface Snapshot {
  readonly manifest: SnapshotManifest
  /** Where the file lies. */
  readonly path: string
}
