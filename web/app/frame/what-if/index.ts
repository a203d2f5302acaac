import { lazy, type ComponentType } from 'react'
import { SETTINGS } from '../settings'

const load = () => import('./what-if')

/** Null outside the demo: nothing of it is even loaded there. */
export const WhatIfNotice: ComponentType | null = part(({ WhatIfNotice: Notice }) => Notice)
export const WhatIfMenu: ComponentType | null = part(({ WhatIfMenu: Menu }) => Menu)

function part(choose: (loaded: Awaited<ReturnType<typeof load>>) => ComponentType): ComponentType | null {
  return SETTINGS.whatIf ? lazy(async () => ({ default: choose(await load()) })) : null
}
