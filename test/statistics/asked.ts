import type { Cube } from '../../src/statistics/cube'
import type { Release } from '../../src/statistics/release'
import { keyOf, numberOf } from '../../src/statistics/unsafe'

/** How many children of a division have these codes (by dimension). None: all of them. */
export interface Question {
  readonly division: string
  readonly codes: Readonly<Record<string, string>>
}

/** NOT_IN_RELEASE: no family of facts that is open in the division holds these facts, whatever the numbers are. */
export type Answer = number | 'WITHHELD' | 'NOT_IN_RELEASE'

/** What a release answers: a published number, or nothing. No question, and no sequence of them, tells more than the release. */
export class Answers {
  private readonly published: ReadonlyMap<string, number>
  private readonly withheld: ReadonlySet<string>

  constructor(
    private readonly cube: Cube,
    release: Pick<Release, 'published' | 'withheld'>,
  ) {
    this.published = new Map(release.published.map((cell) => [keyOf(cell), numberOf(cube, cell)]))
    this.withheld = new Set(release.withheld.map(keyOf))
  }

  answer({ division, codes }: Question): Answer {
    const { design, families } = this.cube
    const asked = Object.keys(codes)
    let found: Answer = 'NOT_IN_RELEASE'
    families.forEach(({ family: facts }, family) => {
      if (!asked.every((name) => facts.includes(name))) return
      const selection = facts.map((name) => {
        const code = codes[name]
        return code === undefined ? null : design.dimensions.find((one) => one.name === name)!.codes.indexOf(code)
      })
      const key = keyOf({ family, division, selection })
      const number = this.published.get(key)
      if (number !== undefined) found = number
      else if (this.withheld.has(key) && found === 'NOT_IN_RELEASE') found = 'WITHHELD'
    })
    return found
  }
}
