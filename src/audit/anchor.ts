import { appendFileSync, existsSync, readFileSync } from 'node:fs'

export interface AnchorPoint {
  readonly chain: string
  readonly seq: number
  readonly seal: string
}

const MILLIS = 1_000

/**
 * Where each chain had got to, outside the database: without it nobody could tell that the newest entries, or a whole
 * chain, were cut off. One line a second at most; put the file where the database's administrators cannot write.
 */
export class Anchor {
  private pending: AnchorPoint | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly file: string | null) {}

  note(point: AnchorPoint): void {
    if (!this.file) return
    this.pending = point
    this.timer ??= setTimeout(() => this.flush(), MILLIS).unref()
  }

  close(): void {
    this.flush()
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (!this.file || !this.pending) return
    try {
      appendFileSync(this.file, `${JSON.stringify(this.pending)}\n`, { mode: 0o600 })
    } catch {
      return // a full disk: the trail itself is written; the next group notes a later point
    }
    this.pending = null
  }
}

/** The furthest point noted for each chain. A line cut short by a crash is passed over. */
export function readAnchors(file: string): Map<string, AnchorPoint> {
  const points = new Map<string, AnchorPoint>()
  if (!existsSync(file)) return points
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    try {
      const point = JSON.parse(line) as AnchorPoint
      if ((points.get(point.chain)?.seq ?? 0) < point.seq) points.set(point.chain, point)
    } catch {
      continue
    }
  }
  return points
}
