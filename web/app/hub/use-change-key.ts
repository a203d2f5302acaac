import { useCallback, useRef } from 'react'

/** Gives the idempotency key of a change: the same for the same input, so that a second try is no second change. */
export function useChangeKey(): (input: object) => string {
  const last = useRef({ input: '', key: '' })
  return useCallback((input) => {
    const text = JSON.stringify(input)
    if (text !== last.current.input) last.current = { input: text, key: crypto.randomUUID() }
    return last.current.key
  }, [])
}
