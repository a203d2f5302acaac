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

/** Gets the code of the page that the address names, or of those where people land, while they choose a purpose: on a slow line it is there when they have. */
export function fetchAhead(name: string): void {
  const likely = PAGES.filter((page, place) => (name === '' ? place < LANDINGS : page.name === name))
  for (const { load } of likely) void load().catch(() => undefined) // it is tried again when the page is opened
}

/** The first of the navigation: a child worker's list, and home. */
const LANDINGS = 2
