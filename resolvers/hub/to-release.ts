import {
  statisticsFactName,
  type StatisticsRelease,
  type StatisticsUsefulness,
  type StatisticsWithheld,
} from '../../schema'
import { valueOf } from '../../src/numbers/question'
import type { Release } from '../../src/numbers/release'
import type { ReleaseNumbers, Withheld } from '../../src/numbers/release-numbers'
import { levelOf } from './numbers-arguments'

/** How much is withheld is counted only where it is asked for. */
export function toRelease(release: Release, releases: ReleaseNumbers): StatisticsRelease {
  const { month, correction, publishedAt, design } = release
  return {
    ...{ month, correction, publishedAt, k: design.k },
    levels: design.levels.map(levelOf),
    dimensions: design.dimensions.map((one) => ({
      ...{ name: one.name, fact: statisticsFactName(one.fact), field: one.field },
      ...{ titleZh: one.titleZh, titleEn: one.titleEn, sensitive: one.sensitive },
      codes: one.codes.map(valueOf),
    })),
    families: design.families.map((family) => [...family]),
    get usefulness() {
      return usefulnessOf(release, releases)
    },
  }
}

async function usefulnessOf(release: Release, releases: ReleaseNumbers): Promise<StatisticsUsefulness[]> {
  const all = await releases.usefulness(release)
  return all.map(({ family, digits, cells, withheld }) => {
    return { family: [...release.design.families[family]!], level: levelOf(digits), cells, withheld }
  })
}

export function toWithheld(withheld: Withheld | null): StatisticsWithheld | null {
  return withheld && { rule: withheld.rule, level: withheld.digits === null ? null : levelOf(withheld.digits) }
}
