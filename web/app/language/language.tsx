import { I18nProvider } from 'react-aria-components'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

export type Language = 'zh' | 'en'

export interface Spoken {
  readonly language: Language
  speak(language: Language): void
}

const KEPT = 'tonglian-language' // the one thing that this browser keeps: it says nothing of anybody
const Context = createContext<Spoken>({ language: 'zh', speak: () => undefined })

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, speak] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    localStorage.setItem(KEPT, language)
  }, [language])
  const spoken = useMemo(() => ({ language, speak }), [language])
  return (
    <Context value={spoken}>
      <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>{children}</I18nProvider>
    </Context>
  )
}

export function useLanguage(): Spoken {
  return useContext(Context)
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.languages.some((one) => one.startsWith('zh')) || !navigator.language.startsWith('en') ? 'zh' : 'en'
}
