import { getNamedType, isNonNullType, isObjectType } from 'graphql'
import { isMaskName } from '../../src/access/masks'
import { AUDIENCES, DATA_CLASSES, LEVELS, POSITIONS, PURPOSES, SCOPES } from '../../src/access/words'
import { objectFields } from './built-schema'
import { readTable, type WrittenGroup } from './read-table'

const { groups, rows, groupOf } = readTable()
const words = (list: readonly string[]) => new Set(list)

describe('table and schema', () => {
  test('every field of every object type has exactly one row, and every row names a field', () => {
    expect(rows.map(({ field }) => field).sort()).toEqual([...objectFields.keys()].sort())
  })

  test('every row points to a group of its own file, and every group governs a field', () => {
    const used = words(rows.map(({ file, group }) => `${file}#${group}`))
    expect([...used].sort()).toEqual(groups.map(({ file, name }) => `${file}#${name}`).sort())
  })

  test('only a field of class public may be non-null', () => {
    const strict = [...objectFields]
      .filter(([, field]) => isNonNullType(field.type))
      .map(([name]) => name)
      .filter((name) => groupOf(name).class !== 'public')
    expect(strict).toEqual([])
  })

  test('a mask fits the type it hides', () => {
    const fits: Record<string, string> = { year: 'PartialDate', 'division-county': 'Division' }
    for (const [name, field] of objectFields)
      for (const { mask } of groupOf(name).permissions)
        if (mask) expect([name, getNamedType(field.type).name]).toEqual([name, fits[mask] ?? 'String'])
  })
})

describe.each(groups.map((group) => [`${group.file}#${group.name}`, group] as const))('%s', (_rule, group) => {
  test('says what it is, its data class and its legal basis', () => {
    expect(
      Object.keys(group)
        .filter((key) => key !== 'sealed')
        .sort(),
    ).toEqual(['basis', 'class', 'file', 'name', 'permissions', 'title'])
    expect([undefined, true]).toContain(group.sealed)
    expect(group.title).toMatch(/\p{Script=Han}.* \w/u)
    expect(group.basis).toMatch(/\p{Script=Han}/u)
    expect(words(DATA_CLASSES)).toContain(group.class)
  })

  test('gives permissions in the words of the closed lists only', () => {
    for (const { audience, level, may, not, scope, mask, purposes, ...rest } of group.permissions) {
      expect(rest).toEqual({})
      expect(words(AUDIENCES)).toContain(audience)
      if (level !== undefined || may === undefined) expect(words(LEVELS)).toContain(level)
      for (const position of may ?? []) expect(words(POSITIONS)).toContain(position)
      if (not) expect(not).toEqual(['filter'])
      const placed = (level ?? 'none') !== 'none' || may?.some((position) => position !== 'statistics')
      if (placed) expect(words(SCOPES)).toContain(scope)
      else expect(scope).toBeUndefined()
      expect(level === 'masked' ? isMaskName(mask) : mask === undefined).toBe(true)
      if (purposes) for (const purpose of purposes) expect(words(PURPOSES)).toContain(purpose)
      if (audience === 'everyone') expect(group.class).toBe('public')
      if (audience === 'analyst')
        expect(['none', ...(/^(lookup|saved-operation.*)$/.test(group.name) ? ['full'] : [])]).toContain(
          level ?? 'none',
        )
    }
  })
})

/** Who gets a value out of a group, with or without a mask, today or after approval. */
const readers = (group: WrittenGroup, levels = ['full', 'masked', 'granted']) =>
  words(group.permissions.filter(({ level = 'none' }) => levels.includes(level)).map(({ audience }) => audience))

describe('the table hangs together', () => {
  const below = (type: string) => [...objectFields.keys()].filter((name) => name.startsWith(`${type}.`))

  test('a part or list is open to exactly those who have something in it', () => {
    for (const [name, field] of objectFields) {
      const type = getNamedType(field.type)
      if (
        /^(Query|Mutation|Subscription|GrantPayload)\./.test(name) ||
        !isObjectType(type) ||
        groupOf(name).class === 'public'
      )
        continue
      const inside = words(below(type.name).flatMap((leaf) => [...readers(groupOf(leaf))]))
      if (inside.has('everyone')) continue // structure: Division, ChildLink, SourceState
      expect([name, ...[...readers(groupOf(name))].sort()]).toEqual([name, ...[...inside].sort()])
    }
  })

  test('who may read anything of a child may know that it exists', () => {
    const known = readers(groupOf('Child.id'))
    for (const name of below('Child')) for (const audience of readers(groupOf(name))) expect(known).toContain(audience)
  })

  test('who may look up by a number may read that number in full', () => {
    const full = (field: string) => readers(groupOf(field), ['full'])
    for (const audience of full('Query.childByIdNumber')) expect(full('Child.idNumber')).toContain(audience)
    for (const audience of full('Query.childByRollNumber'))
      expect(full('EducationRecord.rollNumber')).toContain(audience)
  })

  test('a query that is kept open has the rule of the query', () => {
    const live = below('Subscription')
    expect(live).not.toEqual([])
    for (const name of live) expect(groupOf(name)).toBe(groupOf(name.replace('Subscription', 'Query')))
  })

  test('a number that embeds the ID number is no way round the mask', () => {
    const whole = readers(groupOf('Child.idNumber'), ['full'])
    for (const audience of readers(groupOf('EducationRecord.rollNumber'), ['full'])) expect(whole).toContain(audience)
    const card = readers(groupOf('HealthRecord.disabilityCardNumber'), ['full'])
    expect([...card].filter((audience) => !whole.has(audience))).toEqual(['disabled-persons-federation']) // it issues the card
  })

  test('the age is not given to those who see the year of birth alone', () => {
    for (const audience of readers(groupOf('Child.birthDate'), ['masked']))
      expect(readers(groupOf('Child.age'))).not.toContain(audience)
  })

  test('a sealed group offers nothing by grant', () => {
    const sealed = groups.filter(({ sealed }) => sealed)
    expect(sealed.map(({ name }) => name)).toEqual(expect.arrayContaining(['parents-liberty', 'protection-case']))
    for (const group of sealed) expect([...readers(group, ['granted'])]).toEqual([])
  })

  test('exactly those to whom something is offered by grant may ask for one', () => {
    const offered = words(groups.flatMap((group) => [...readers(group, ['granted'])]))
    const mayAsk = groupOf('Mutation.requestGrant').permissions.filter(({ may }) => may?.includes('create'))
    expect(mayAsk.map(({ audience }) => audience).sort()).toEqual([...offered].sort())
    expect([...readers(groupOf('Query.myGrants'))].sort()).toEqual([...offered].sort())
  })

  test('the sealed section is open to police and justice alone', () => {
    for (const field of ['HouseholdRecord.parentsLiberty', ...below('LibertyRestriction')]) {
      expect(groupOf(field).class).toBe('secret')
      expect([...readers(groupOf(field))].sort()).toEqual(['justice', 'police'])
    }
  })
})
