import type { ComponentType } from 'react'
import type { Messages } from '../language/words'
import type { Rights } from './rights'

/** What the frame knows of a page. Each folder below pages/ exports one, as `definition`, from definition.ts. */
export interface PageDefinition {
  /** In the address: `children` is `#/children`. */
  readonly name: string
  /** Its words.json: `title` is its name in the navigation. */
  readonly words: Messages & { readonly title: Messages[string] }
  /** Place in the navigation, left to right; null: reached from other pages alone. The first that is offered is where people land. */
  readonly order: number | null
  /** Whether the account, for its purpose, can do anything there. The hub decides anew whatever the page asks. */
  readonly offered: (rights: Rights) => boolean
  /** Beside its name in the navigation: how much waits there for the account. */
  readonly Waiting?: ComponentType<{ readonly rights: Rights }>
  /** Its code, loaded when it is opened. */
  readonly load: () => Promise<{ readonly Page: ComponentType<PageProps> }>
}

export interface PageProps {
  /** What stands behind the page's name in the address. */
  readonly rest: string
}
