import { describe, type Plan } from '../access/plan'
import { alwaysWithheld, lookingRoot } from '../access/roots'
import type { View } from '../access/view'

/** What one root field turned out to look at. */
export interface Seen {
  readonly children: readonly string[]
  readonly beyondReach: readonly string[]
  readonly unknown: number
  readonly shown: readonly string[]
  /** Grants in force that opened something. */
  readonly grants: readonly string[]
  /** The views used, and for which places of the list where they differ. */
  readonly views: readonly { readonly view: View; readonly at: readonly number[] | null }[]
}

/**
 * Gathers the looks of an operation's root fields. When the last of them knows its children, `onKnown` is called, once:
 * that is when the audit record can be written, while the registries are still being asked.
 */
export class Look {
  private readonly open = new Set<string>()
  private readonly seen = new Map<string, Seen>()
  private known = false

  constructor(
    private readonly plan: Plan,
    private readonly onKnown: (seen: readonly Seen[]) => void,
  ) {
    for (const [key, root] of plan.roots) if (lookingRoot(root)) this.open.add(key)
    this.settle()
  }

  saw(key: string, seen: Seen): void {
    this.seen.set(key, seen)
    this.done(key)
  }

  /** A root field that failed before it knew its children has looked at nobody. */
  done(key: string): void {
    this.open.delete(key)
    this.settle()
  }

  /** Roots of the plan that no resolver reached (an error elsewhere ended the operation). */
  finish(): void {
    this.open.clear()
    this.settle()
  }

  /** What was withheld and what was masked, for `extensions`. */
  explain(): { withheld: object[]; masked: object[] } {
    const withheld: object[] = []
    const masked: object[] = []
    // In the order they were asked in, not in which they became known: that may hang on what is withheld.
    for (const [key, root] of this.plan.roots) {
      for (const one of alwaysWithheld(root)) withheld.push(describe(one))
      for (const { view, at } of this.seen.get(key)?.views ?? []) {
        for (const one of view.withheld) withheld.push({ ...describe(one), ...(at ? { at } : {}) })
        for (const one of view.masked) masked.push({ ...describe(one), ...(at ? { at } : {}) })
      }
    }
    return { withheld, masked }
  }

  private settle(): void {
    if (this.open.size > 0 || this.known) return
    this.known = true
    this.onKnown([...this.seen.values()])
  }
}
