/** How far a subscription to events has come: each answer begins where the last one ended that was sent, or had nothing to tell. */
export class FeedPlace {
  private came: { readonly position: string; readonly events: number; readonly isBehind: boolean } | null = null
  private done: string | null = null

  /** Where the answer under way begins: `after` as it was asked, until one is done. */
  from(after: string | null): string | null {
    this.came = null
    return this.done ?? after
  }

  reached(position: string, events: number, isBehind: boolean): void {
    this.came = { position, events, isBehind }
  }

  /** Whether the answer tells of nothing: it is not sent, or its coming would tell that something happened. */
  get isEmpty(): boolean {
    return this.came?.events === 0
  }

  /** The answer is done with. Gives whether the next one is due at once. One that failed is asked again from where it began. */
  goOn(): boolean {
    if (!this.came) return false
    this.done = this.came.position
    return this.came.isBehind
  }
}
