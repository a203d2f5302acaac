/** A language that error texts exist in. */
export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** As the header content-language names it. */
export const CONTENT_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' }

/** One range of the header: `zh-CN;q=0.8`, `*`. */
const RANGE = /^([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i

interface Wish {
  /** 'zh' of 'zh-CN'; '*' for any other. */
  readonly primary: string
  readonly quality: number
}

/**
 * The language that an Accept-Language header (RFC 9110) prefers. Regions and scripts do not count: zh-CN, zh-Hant and zh are zh.
 * Of two that it likes as much, the one it names first. English if it is absent, names neither, or cannot be read.
 */
export function readLanguage(header = ''): Language {
  const wishes = header.split(',').flatMap(readWish)
  const liked = LANGUAGES.map((language) => {
    const named = wishes.filter(({ primary }) => primary === language)
    const counted = named.length > 0 ? named : wishes.filter(({ primary }) => primary === '*')
    return {
      language,
      quality: Math.max(0, ...counted.map(({ quality }) => quality)),
      place: named.length > 0 ? wishes.indexOf(named[0]!) : wishes.length,
    }
  }).filter(({ quality }) => quality > 0)
  return liked.sort((a, b) => b.quality - a.quality || a.place - b.place)[0]?.language ?? 'en'
}

function readWish(text: string): Wish[] {
  const [, range, quality] = RANGE.exec(text.trim()) ?? []
  return range === undefined ? [] : [{ primary: range.split('-')[0]!.toLowerCase(), quality: Number(quality ?? 1) }]
}
