import { useSyncExternalStore } from 'react'

const PHONE = window.matchMedia('(max-width: 600px)')

/** Whether the window is as narrow as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(onChange, () => PHONE.matches)
}

function onChange(changed: () => void): () => void {
  PHONE.addEventListener('change', changed)
  return () => PHONE.removeEventListener('change', changed)
}
