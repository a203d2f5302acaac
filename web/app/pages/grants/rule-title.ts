import { GrantRulesDocument } from '@generated/app/graphql'
import { useCallback } from 'react'
import { useAnswer } from '../../hub/use-hub'
import { useLanguage, type Language } from '../../language/language'

/** The access table writes its titles as '心理健康筛查 Mental-health screenings'. */
export function titleIn(language: Language, title: string): string {
  const [, chinese, english] = /^(.*?\p{Script=Han}[^A-Za-z]*?)\s+([A-Za-z].*)$/u.exec(title) ?? []
  return (language === 'zh' ? chinese : english) ?? title
}

/** The name of a rule; its code until the names are there. */
export function useRuleTitle(): (rule: string) => string {
  const { language } = useLanguage()
  const rules = useAnswer(GrantRulesDocument, {}, { staleSeconds: 3600 }).data?.data.accessMatrix.rules
  return useCallback(
    (rule) => titleIn(language, rules?.find((one) => one.rule === rule)?.title ?? rule),
    [rules, language],
  )
}
