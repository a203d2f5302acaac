import { nameKey, normaliseFormerNames, readingOf } from '../normal'

/** What a child is searched by: names as questions compare them, and the reading. */
export function searchedBy({ name, formerNames }: { name: string | null; formerNames: readonly string[] }) {
  const { full, initials } = name === null ? { full: '', initials: '' } : readingOf(name)
  return {
    name: name === null ? null : nameKey(name),
    former_names: formerNames.flatMap(normaliseFormerNames).map(nameKey),
    pinyin: full,
    initials,
  }
}
