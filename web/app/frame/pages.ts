import { lazy, type ComponentType } from 'react'
import type { PageDefinition, PageProps } from './page-definition'

const found = import.meta.glob<{ readonly definition: PageDefinition }>('../pages/*/definition.ts', { eager: true })

/** Every page there is: a folder below pages/ with a definition.ts. In the order of the navigation. */
export const PAGES: readonly PageDefinition[] = Object.values(found)
  .map(({ definition }) => definition)
  .sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity))

const CODE = new Map(PAGES.map(({ name, load }) => [name, lazy(() => load().then(({ Page }) => ({ default: Page })))]))

export function codeOf({ name }: PageDefinition): ComponentType<PageProps> {
  return CODE.get(name)!
}
