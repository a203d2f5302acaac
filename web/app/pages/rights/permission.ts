import type { AccessMatrixQuery } from '@generated/app/graphql'

export type Rule = AccessMatrixQuery['accessMatrix']['rules'][number]
export type Permission = Omit<Rule['permissions'][number], 'audience' | '__typename'>

const LEVELS = { F: 'FULL', M: 'MASKED', A: 'GRANTED' } as const
const SCOPES = ['all', 'area', 'school', 'caseload']

/** A cell as the hub writes it (src/access/matrix.ts): `M surname area · case`, `A+S area`, `F− all / S`. */
export function permissionsOf(cell: string): readonly Permission[] {
  return cell.split(' / ').map((text) => {
    const [main = '', purposes] = text.split(' · ')
    const [letters = '', ...rest] = main.split(' ')
    const may = letters.split('+').flatMap((letter) => positionsOf(letter))
    const level = LEVELS[letters.charAt(0) as keyof typeof LEVELS] ?? 'NONE'
    return {
      level,
      may: level === 'FULL' && !letters.startsWith('F−') ? ['filter', ...may] : may,
      mask: rest.find((one) => !SCOPES.includes(one)) ?? null,
      scope: rest.find((one) => SCOPES.includes(one)) ?? 'all',
      purposes: purposes === undefined ? null : purposes.split(', '),
    }
  })
}

function positionsOf(letter: string): readonly string[] {
  if (letter === 'S') return ['statistics']
  if (letter === 'Q') return ['filter']
  return /^[a-z]/.test(letter) ? [letter] : []
}

/** Whether it gives anything: who is named with nothing has none. */
export function gives({ level, may }: Pick<Permission, 'level' | 'may'>): boolean {
  return level !== 'NONE' || may.length > 0
}
