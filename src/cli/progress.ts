/** What the person at the terminal sees of a long piece of work: a bar where there is a terminal, a line each tenth elsewhere. */
export class Progress {
  private last = -1

  constructor(private readonly out: NodeJS.WriteStream) {}

  say(sentence: string): void {
    this.out.write(`${this.out.isTTY ? '\r\x1b[K' : ''}${sentence}\n`)
    this.last = -1
  }

  bar(what: string, done: number, total: number): void {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (percent === this.last) return
    if (this.out.isTTY) {
      const filled = Math.floor(percent / 4)
      this.out.write(`\r\x1b[K  ${what} [${'#'.repeat(filled)}${'.'.repeat(25 - filled)}] ${percent} %`)
      if (percent === 100) this.out.write('\n')
    } else if (Math.floor(percent / 10) > Math.floor(this.last / 10)) {
      this.out.write(`  ${what} ${percent} %\n`)
    }
    this.last = percent
  }
}
