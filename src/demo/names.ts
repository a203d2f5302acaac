import { GIVEN, HOMOPHONES, SURNAMES, VARIANTS } from './name-tables'
import { Random, Weighted } from './random'

const surnames = new Weighted(SURNAMES.split(' ').map((entry) => [entry.slice(0, 1), Number(entry.slice(1))] as const))

/** The frequent characters stand first, so a square draw prefers them. */
const pools = GIVEN.map(({ before, '1': male, '2': female }) => ({ before, '1': [...male], '2': [...female] }))

function readGroups(text: string): Map<string, readonly string[]> {
  const map = new Map<string, readonly string[]>()
  for (const group of text.split(' ')) {
    const characters = [...new Set(group)]
    for (const character of characters) {
      const others = characters.filter((each) => each !== character)
      if (others.length > 0) map.set(character, [...(map.get(character) ?? []), ...others])
    }
  }
  return map
}

const homophones = readGroups(HOMOPHONES)
const variants = readGroups(VARIANTS)

export function drawSurname(random: Random): string {
  return surnames.draw(random)
}

/** A given name of one or two characters as they were given in that year. */
export function drawGivenName(random: Random, sex: '1' | '2', birthYear: number): string {
  const pool = pools.find((each) => birthYear < each.before)?.[sex] ?? []
  const draw = () => pool[Math.floor(random.next() ** 1.5 * pool.length)] as string
  const first = draw()
  return random.chance(birthYear < 2006 ? 0.25 : 0.08) ? first : first + draw()
}

/** The name with one character replaced by one that sounds the same; null when no character has such a one. Surnames are left alone. */
export function withHomophone(name: string, random: Random): string | null {
  return replaceOne(name, homophones, 1, random)
}

/** The name with one character in its variant or traditional form; null when there is none. */
export function withVariant(name: string, random: Random): string | null {
  return replaceOne(name, variants, 0, random)
}

function replaceOne(name: string, table: Map<string, readonly string[]>, from: number, random: Random): string | null {
  const characters = [...name]
  const places = characters.flatMap((each, at) => (at >= from && table.has(each) ? [at] : []))
  if (places.length === 0) return null
  const at = random.pick(places)
  characters[at] = random.pick(table.get(characters[at] as string) ?? [])
  return characters.join('')
}
