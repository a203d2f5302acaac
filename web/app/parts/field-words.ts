import { useMemo } from 'react'
import { useTerms, waysTo, type Terms } from '../language/terms'
import { useLanguage, type Language } from '../language/language'

/** How a field of the access table is called: `Diagnosis.onsetDate` is 诊断 · 发病日期. Root fields are called by their name. */
export function useFieldWord(): (field: string) => string {
  const terms = useTerms()
  return useMemo(() => {
    const known = new Map<string, string>()
    return (field) => {
      let word = known.get(field)
      if (word === undefined) known.set(field, (word = wordOf(terms, field)))
      return word
    }
  }, [terms])
}

function wordOf(terms: Terms, field: string): string {
  const [type = '', name = ''] = field.split('.')
  const above = groupOf(terms, type)
  return [above, terms.field(type, name)].filter((part) => part !== '').join(' · ')
}

/** The word of the part that a type is: `HealthRecord` is 健康档案. Nothing where several fields lead to it, or none. */
export function groupOf(terms: Terms, type: string): string {
  const ways = waysTo(type)
  return type === 'Child' || ways.length !== 1 ? '' : terms.field(...(ways[0]!.split('.') as [string, string]))
}

/** A title of the access table is written in both languages, 姓名 Name: the half in the person's own. */
export function titleIn(language: Language, title: string): string {
  const found = /^(.*?\p{Script=Han}[^A-Za-z]*?)\s+([A-Za-z].*)$/u.exec(title)
  if (!found) return title
  return language === 'zh' ? found[1]! : found[2]!
}

export function useTitle(): (title: string) => string {
  const { language } = useLanguage()
  return useMemo(() => (title) => titleIn(language, title), [language])
}
