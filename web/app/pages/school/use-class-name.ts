import { useCallback } from 'react'
import { useWords } from '../../language/words'
import words from './words.json'

interface InClass {
  readonly grade: number | null
  readonly className: string | null
}

/** The grade and the class; many registries write both into the class's name: `三年级(2)班`. */
export function useClassName(): (pupil: InClass | null) => string {
  const say = useWords(words)
  return useCallback(
    (pupil) => {
      const { grade = null, className = null } = pupil ?? {}
      if (grade === null && className === null) return say('noClass')
      const inWords = grade === null ? '' : say('grade', { grade })
      return className?.includes(inWords) ? className : [inWords, className].filter(Boolean).join(' ')
    },
    [say],
  )
}
