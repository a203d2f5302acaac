import type { Limited } from '../../hub/ask'

/** What is withheld and what is masked of one child, by the path below `child`: `education.rollState`. */
export interface Limits {
  /** What withholds it: the field's own rule, or that of what it is part of. */
  withheldAt(path: string): Limited | null
  isMasked(path: string): boolean
  /** All that is withheld at or below a path. */
  withheldBelow(path: string): readonly Limited[]
}

export function limitsOf(withheld: readonly Limited[], masked: readonly Limited[]): Limits {
  const byPath = new Map(withheld.map((one) => [below(one), one]))
  const maskedPaths = new Set(masked.map(below))
  return {
    withheldAt: (path) => withParents(path).flatMap((one) => byPath.get(one) ?? [])[0] ?? null,
    isMasked: (path) => maskedPaths.has(path),
    withheldBelow: (path) =>
      [...byPath].filter(([one]) => one === path || one.startsWith(`${path}.`)).map(([, one]) => one),
  }
}

/** `a.b.c` -> a.b.c, a.b, a */
function withParents(path: string): readonly string[] {
  const names = path.split('.')
  return names.map((_, index) => names.slice(0, names.length - index).join('.'))
}

function below({ path }: Limited): string {
  return path.replace(/^child\./, '')
}

/** An operation that asks for one field alone, so that `explain` can say why it is shown or not. */
export function queryOf(childId: string, path: string, isLeaf: boolean): string {
  const names = path.split('.')
  const inner = names.reduceRight(
    (rest, name) => `${name}${rest === '' ? '' : ` { ${rest} }`}`,
    isLeaf ? '' : '__typename',
  )
  return `{ child(id: ${JSON.stringify(childId)}) { ${inner} } }`
}
