import { useCallback } from 'react'
import { useLanguage } from '../language/language'
import official from './official.json'

const WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = official

/** Names of departments, roles and purposes. A code that the list does not have is shown as it is: deployers have codes of their own. */
export function useOfficialWord(): (code: string) => string {
  const { language } = useLanguage()
  return useCallback((code) => WORDS[code]?.[language] ?? code, [language])
}
