import { useCallback } from 'react'
import { useLanguage } from '../language/language'

/** A registry by its short name and its owner, as people in offices say. */
const REGISTRIES: Readonly<
  Record<string, { readonly zh: readonly [string, string]; readonly en: readonly [string, string] }>
> = {
  EDUCATION: { zh: ['学籍', '教育局'], en: ['School roll', 'Education'] },
  POLICE: { zh: ['户籍', '公安局'], en: ['Household', 'Police'] },
  HEALTH: { zh: ['健康', '卫健局'], en: ['Health', 'Health bureau'] },
  CIVIL_AFFAIRS: { zh: ['福利', '民政局'], en: ['Welfare', 'Civil affairs'] },
  JUSTICE: { zh: ['两类人员子女', '司法局'], en: ['Children of people in custody', 'Justice'] },
}

/** `CIVIL_AFFAIRS` and `civil-affairs` are the same registry. One that is not known is called by its code. */
export function useRegistryWords(): (registry: string) => { readonly title: string; readonly owner: string } {
  const { language } = useLanguage()
  return useCallback(
    (registry) => {
      const [title, owner] = REGISTRIES[registryCode(registry)]?.[language] ?? [registry, '']
      return { title, owner }
    },
    [language],
  )
}

export function registryCode(registry: string): string {
  return registry.toUpperCase().replaceAll('-', '_')
}
