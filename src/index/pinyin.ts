import { pinyin } from 'pinyin-pro'

/** A name's reading, without tones: 'zhouyutong' and 'zyt'. Surnames are read as surnames (单 is shan). */
export function readingOf(name: string): { full: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', nonZh: 'consecutive', v: true })
  const clean = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ''))
  return { full: clean.join(''), initials: clean.map((syllable) => syllable.slice(0, 1)).join('') }
}
