import { useMemo } from 'react'
import { useOfficialWord } from '../../frame/official-word'
import { useWords, type Say } from '../../language/words'
import { gives, type Permission } from './permission'
import words from './words.json'

type Key = keyof typeof words & string

export interface PermissionWords {
  /** As short as a cell, a line for each: 脱敏, 辖区. */
  short(permission: Permission): string
  /** The same with all it holds: the mask, what else it gives, for which purposes. */
  long(permission: Permission): string
  code(kind: 'level' | 'scope' | 'mask' | 'class' | 'may', code: string): string
}

export function usePermissionWords(): PermissionWords {
  const say = useWords(words)
  const word = useOfficialWord()
  return useMemo(() => wordsOf(say, word), [say, word])
}

function wordsOf(say: Say<Key>, word: (code: string) => string): PermissionWords {
  const code = (kind: string, one: string) => {
    const key = `${kind}-${one}`
    return key in words ? say(key as Key) : one
  }
  const level = ({ level: one, may }: Permission) => {
    if (one !== 'NONE') return code('level', one)
    const commands = may.filter((each) => each !== 'filter' && each !== 'statistics')
    if (commands.length > 0) return commands.map((each) => code('may', each)).join(say('and'))
    return code('level', may.includes('statistics') ? 'NUMBERS' : may.includes('filter') ? 'QUERY' : 'NONE')
  }
  const scope = (one: Permission) => (one.scope === 'all' || isNumbersAlone(one) ? null : code('scope', one.scope))
  return {
    code,
    short: (one) => [level(one), scope(one), one.purposes && say('limited')].filter(Boolean).join('\n'),
    long: (one) =>
      [
        level(one) + (one.mask ? say('byMask', { mask: code('mask', one.mask) }) : ''),
        gives(one) && !isNumbersAlone(one) ? code('scope', one.scope) : null,
        one.level !== 'NONE' && one.may.length > 0 ? say('also', { may: one.may.map((each) => code('may', each)).join(say('and')) }) : null, // prettier-ignore
        one.purposes && say('forPurposes', { purposes: one.purposes.map(word).join(say('and')) }),
      ]
        .filter(Boolean)
        .join(say('comma')),
  }
}

function isNumbersAlone({ level, may }: Permission): boolean {
  return level === 'NONE' && may.join() === 'statistics'
}
