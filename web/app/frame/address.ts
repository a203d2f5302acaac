import { useSyncExternalStore } from 'react'

/** A place in the application, as the address's fragment has it: `#/child/84805553-…` is page `child`, rest `84805553-…`. */
export interface Place {
  readonly page: string
  readonly rest: string
}

/** The fragment is sent to no server and stands in no log. It holds pages and hub ids, never a name or a number of a person. */
export function addressOf(page: string, rest = ''): string {
  return rest === '' ? `#/${page}` : `#/${page}/${encodeURIComponent(rest)}`
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(onChange, () => location.hash)
  const [, page = '', rest = ''] = /^#\/([\w-]*)\/?(.*)$/.exec(hash) ?? []
  return { page, rest: decoded(rest) }
}

export function goTo(page: string, rest = ''): void {
  location.hash = addressOf(page, rest)
}

function onChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
