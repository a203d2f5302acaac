import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'

export interface AnchorPoint {
  readonly chain: string
  readonly seq: number
  readonly seal: string
}

const MILLIS = 1_000

/**
 * Where each chain had got to, outside the database: without it nobody could tell that the newest entries, or a whole
 * chain, were cut off. One line a chain and second at most; put the file where the database's administrators cannot write.
 */
export class Anchor {
  /** The newest point of each chain that is not in the file yet: a chain that ended keeps its last one until it is. */
  private readonly pending = new Map<string, AnchorPoint>()
  private timer: NodeJS.Timeout | null = null
  /** Whether the file may end in the middle of a line. */
  private torn: boolean

  constructor(private readonly file: string | null) {
    this.torn = file !== null && endsInLine(file)
  }

  note(point: AnchorPoint): void {
    if (!this.file) return
    this.pending.set(point.chain, point)
    this.wait()
  }

  close(): void {
    this.flush()
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private wait(): void {
    this.timer ??= setTimeout(() => this.flush(), MILLIS).unref()
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (!this.file || this.pending.size === 0) return
    const lines = [...this.pending.values()].map((point) => `${JSON.stringify(point)}\n`).join('')
    try {
      appendFileSync(this.file, this.torn ? `\n${lines}` : lines, { mode: 0o600 })
    } catch {
      this.torn = true // a full disk may have taken half of a line
      this.wait() // the trail itself is written; the points wait until there is room
      return
    }
    this.torn = false
    this.pending.clear()
  }
}

/** The furthest point noted for each chain. A line cut short by a crash is passed over. */
export function readAnchors(file: string): Map<string, AnchorPoint> {
  const points = new Map<string, AnchorPoint>()
  if (!existsSync(file)) return points
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const point = pointIn(line)
    if (point && (points.get(point.chain)?.seq ?? 0) < point.seq) points.set(point.chain, point)
  }
  return points
}

function pointIn(line: string): AnchorPoint | null {
  try {
    const { chain, seq, seal } = JSON.parse(line) as AnchorPoint
    return typeof chain === 'string' && Number.isSafeInteger(seq) && typeof seal === 'string'
      ? { chain, seq, seal }
      : null
  } catch {
    return null
  }
}

/** True if the last line has no end: a crash or a full disk cut it. */
function endsInLine(file: string): boolean {
  if (!existsSync(file)) return false
  const open = openSync(file, 'r')
  try {
    const { size } = fstatSync(open)
    const last = Buffer.alloc(1)
    return size > 0 && readSync(open, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a
  } finally {
    closeSync(open)
  }
}
