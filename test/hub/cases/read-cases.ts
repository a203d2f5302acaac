import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A scenario: who asks what, what must come, and how many calls each registry must get. */
export interface Case {
  readonly name: string
  readonly query: string
  readonly account: string
  /** Null: the account's first. */
  readonly purpose: string | null
  readonly expected: Expected
  readonly calls: Readonly<Record<string, number>>
}

export interface Expected {
  readonly data: Readonly<Record<string, unknown>>
  /** 'path: level', in the order of the answer. */
  readonly withheld: readonly string[]
  readonly masked: readonly string[]
}

const FOLDER = __dirname

export function readCases(): Case[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const file = (part: string) => path.join(FOLDER, name, part)
      const json = (part: string) =>
        (existsSync(file(part)) ? JSON.parse(readFileSync(file(part), 'utf8')) : {}) as unknown
      return {
        name,
        query: readFileSync(file('query.graphql'), 'utf8'),
        ...(json('actor.json') as Pick<Case, 'account' | 'purpose'>),
        expected: json('expected.json') as Expected,
        calls: json('calls.json') as Case['calls'],
      }
    })
}
