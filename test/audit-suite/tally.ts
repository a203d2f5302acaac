/** One thing that was tried: who, which field, where, on what kind of child. */
export interface Cell {
  readonly role: string
  readonly field: string
  readonly position: string
  /** How the child stands to the account, or what the position was given. */
  readonly case: string
}

export type Outcome =
  | 'right'
  /** More came than the table grants. */
  | 'leak'
  /** Less came, or something else: no leak, but no hub that keeps its word either. */
  | 'wrong'

/** Counts cells, each once however often it was tried, and keeps those that went wrong. */
export class Tally {
  private readonly cells = new Set<string>()
  private readonly found = new Map<string, string>()

  cell({ role, field, position, case: on }: Cell, outcome: Outcome, remark = ''): void {
    const name = `role ${role} · field ${field} · position ${position} · ${on}`
    this.cells.add(name)
    if (outcome !== 'right') this.found.set(`${outcome}: ${name}`, remark)
  }

  /** Every cell that was tried. */
  get names(): string[] {
    return [...this.cells]
  }

  /** Takes over what another has counted. */
  add(other: Tally): void {
    for (const name of other.cells) this.cells.add(name)
    for (const [name, remark] of other.found) this.found.set(name, remark)
  }

  /** Each bad cell in a line, leaks first. No line holds a value of a child. */
  get lines(): string[] {
    return [...this.found].map(([name, remark]) => (remark ? `${name} (${remark})` : name)).sort()
  }

  get leaks(): number {
    return [...this.found.keys()].filter((name) => name.startsWith('leak')).length
  }

  get wrong(): number {
    return this.found.size - this.leaks
  }

  get summary(): string {
    return `cells=${this.cells.size} leaks=${this.leaks}`
  }
}
