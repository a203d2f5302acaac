import { useEffect, useState } from 'react'
import { useWords } from '../language/words'
import words from './words.json'

/** The place of what is being asked for. Says so in words after a second. */
export function Skeleton({ rows }: { readonly rows: number }) {
  const say = useWords(words)
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="skeleton" role="status" aria-label={say('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} aria-hidden="true" />
      ))}
      {long && <p>{say('loadingLong')}</p>}
    </div>
  )
}
