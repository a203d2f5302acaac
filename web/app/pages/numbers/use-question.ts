import { useCallback, useEffect, useState } from 'react'
import { addressOf } from '../../frame/address'
import { questionOf, restOf, type Question } from './question'

/**
 * The question that the address holds. A changed one takes its place; a step down or up is a step of the browser's too, so that the way
 * back goes one division up. Neither makes the page anew: the focus stays where it is.
 */
export function useQuestion(rest: string) {
  const [question, setQuestion] = useState(() => questionOf(rest))
  useEffect(() => {
    const back = () => {
      const found = /^#\/numbers(?:\/(.*))?$/.exec(location.hash)
      if (found) setQuestion(questionOf(decoded(found[1] ?? '')))
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])
  const change = useCallback((next: Question) => {
    history.replaceState(null, '', addressOf('numbers', restOf(next)))
    setQuestion(next)
  }, [])
  const step = useCallback((next: Question) => {
    history.pushState(null, '', addressOf('numbers', restOf(next)))
    setQuestion(next)
  }, [])
  return { question, change, step }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
