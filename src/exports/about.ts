import type { Page } from './page'
import type { Run } from './pages'

/** A field that a file does not show whole, and by which rule. */
interface Kept {
  readonly field: string
  readonly rule: string
  readonly mask?: string
}

/** What a file says of itself: who took which operation away, when, for which purpose, and what it does not show. */
export class About {
  rows = 0
  private readonly withheld = new Map<string, Kept>()
  private readonly masked = new Map<string, Kept>()
  private tableVersion = ''

  constructor(
    private readonly run: Run,
    /** ISO 8601 in UTC. */
    private readonly at: string,
  ) {}

  take({ extensions = {} }: Page): void {
    this.tableVersion = String(extensions['tableVersion'] ?? this.tableVersion)
    for (const [name, kept] of [
      ['withheld', this.withheld],
      ['masked', this.masked],
    ] as const)
      for (const { field, rule, mask } of (extensions[name] ?? []) as readonly Kept[])
        kept.set(`${field} ${rule}`, { field, rule, ...(mask ? { mask } : {}) })
  }

  /** In one line: who, when, purpose, request id. */
  get watermark(): string {
    const { actor, requestId } = this.run
    return [this.who, actor.department ?? '-', this.at, actor.purpose, requestId].join(' | ')
  }

  /** What is known before the first row: no count, nothing withheld. */
  get begun(): Readonly<Record<string, string>> {
    const { operation, actor, requestId } = this.run
    return {
      operation: operation.name,
      version: String(operation.version),
      titleZh: operation.titleZh,
      titleEn: operation.titleEn,
      who: this.who,
      subject: actor.subject,
      department: actor.department ?? '',
      at: this.at,
      purpose: actor.purpose,
      requestId,
    }
  }

  /** After the last row. */
  get whole() {
    const { operation } = this.run
    return {
      ...{ ...this.begun, version: operation.version, tableVersion: this.tableVersion, rows: this.rows },
      ...{ withheld: [...this.withheld.values()], masked: [...this.masked.values()] },
    }
  }

  private get who(): string {
    return this.run.actor.name ?? this.run.actor.subject
  }
}
