import type { Entry } from '../contract/records'

/** One person of a household book, as the family graph sees it. Relation is GB/T 4761, to the head. Null is unknown. */
export interface BookMember {
  readonly key: string
  readonly relation: string | null
  readonly sex: string | null
  /** YYYY-MM-DD */
  readonly birthDate: string | null
  readonly idNumber: string | null
  /** Registered in this book now, alive and 18 or older; null when a cell that tells it cannot be read. */
  readonly adult: boolean | null
  /** What places the person in the family (relation, sex, state) cannot be read. */
  readonly misplaced: boolean
  /** What is shown of the person: name, birthDate, idNumber, alive. */
  readonly shown: Entry
}

export type Certainty = 'CERTAIN' | 'LIKELY'
export type ParentKind = 'FATHER' | 'MOTHER'
export type GuardianBasis = 'PARENT' | 'GRANDPARENT' | 'SIBLING' | 'OTHER_MEMBER'

export interface FoundParent {
  readonly kind: ParentKind
  readonly member: BookMember
  readonly certainty: Certainty
}

export interface FoundGuardian {
  readonly member: BookMember
  /** What the guardian is to the child. */
  readonly relation: string
  readonly basis: GuardianBasis
  readonly certainty: Certainty
}

const HEAD = ['01', '02']
const SPOUSE = ['10', '11', '12']
const SON = ['20', '21', '22', '23', '24', '25', '26', '27', '29']
const DAUGHTER = ['30', '31', '32', '33', '34', '35', '36', '37', '39']
const SON_IN_LAW = ['28']
const DAUGHTER_IN_LAW = ['38']
const SIBLING = ['70', '71', '73', '75', '77']
const PARENT = ['51', '52', '57', '58']
/** 养子或继子, 养女或继女, 继父或养父, 继母或养母: the code does not say which of the two. */
const ADOPTED_OR_STEP = ['27', '37', '57', '58']
/** Beyond head, spouse and siblings, a code of one only child leaves no other: 独生子, 独生女. */
const ONLY = ['21', '31']

const YOUNGEST_PARENT = 15

/**
 * The parents of a child, found by each member's relation to the head. CERTAIN: the relations allow only one person. LIKELY: the person
 * fits, but another one inside or outside the book may fit too. Parents in another book are not found, so the list may be short or empty.
 */
export function findParents(members: readonly BookMember[], childKey: string): FoundParent[] {
  const child = members.find((each) => each.key === childKey)
  if (!child?.relation) return []
  const relation = child.relation
  const among = (...codes: readonly string[]) =>
    members.filter((each) => each !== child && codes.includes(each.relation ?? '') && isOldEnough(each, child))

  if (SON.includes(relation) || DAUGHTER.includes(relation)) {
    const certainty = ADOPTED_OR_STEP.includes(relation) ? 'LIKELY' : 'CERTAIN'
    return parentsOf(among(...HEAD, ...SPOUSE), () => certainty)
  }
  if (HEAD.includes(relation) || SIBLING.includes(relation)) {
    return parentsOf(among(...PARENT), (each) => (ADOPTED_OR_STEP.includes(each.relation ?? '') ? 'LIKELY' : 'CERTAIN'))
  }
  if (relation === '41' || relation === '42') return throughOwn(among(...SON), among(...DAUGHTER_IN_LAW))
  if (relation === '43' || relation === '44') return throughOwn(among(...DAUGHTER), among(...SON_IN_LAW))
  if (relation === '40') {
    return parentsOf(among(...SON, ...DAUGHTER, ...SON_IN_LAW, ...DAUGHTER_IN_LAW), () => 'LIKELY')
  }
  return []
}

/**
 * Whether a cell that cannot be read may hide a parent: of someone old enough who is not among those found, while a father or a
 * mother is missing; or the child's own relation to the head.
 */
export function mayMissParents(members: readonly BookMember[], childKey: string): boolean {
  const child = members.find((each) => each.key === childKey)
  if (!child) return false
  if (child.misplaced && child.relation === null) return true
  const found = findParents(members, childKey)
  if (new Set(found.map(({ kind }) => kind)).size === 2) return false
  return members.some(
    (each) =>
      each.misplaced && each !== child && isOldEnough(each, child) && !found.some(({ member }) => member === each),
  )
}

/**
 * The guardians in the order of Civil Code 27: living parents, grandparents, adult siblings, other adults of the book. One of whom
 * it cannot be read whether he or she is an adult is among them: see BookMember.adult.
 */
export function findGuardians(members: readonly BookMember[], childKey: string): FoundGuardian[] {
  const child = members.find((each) => each.key === childKey)
  if (!child) return []
  const relation = child.relation ?? ''
  const parents = findParents(members, childKey)
  const guardians: FoundGuardian[] = parents
    .filter(({ member }) => member.adult !== false)
    .map(({ kind, member, certainty }) => ({
      member,
      relation: kind === 'FATHER' ? '父亲' : '母亲',
      basis: 'PARENT',
      certainty,
    }))
  const seen = new Set([child, ...parents.map((each) => each.member)])
  const add = (
    basis: GuardianBasis,
    certainty: Certainty,
    codes: readonly string[],
    nameOf: (member: BookMember) => string,
  ) => {
    for (const member of members) {
      if (seen.has(member) || member.adult === false || !codes.includes(member.relation ?? '')) continue
      seen.add(member)
      guardians.push({ member, relation: nameOf(member), basis, certainty })
    }
  }
  const male = (member: BookMember) => member.sex === 'MALE'
  if (['40', '41', '42'].includes(relation))
    add('GRANDPARENT', 'CERTAIN', [...HEAD, ...SPOUSE], (each) => (male(each) ? '祖父' : '祖母'))
  if (['43', '44'].includes(relation))
    add('GRANDPARENT', 'CERTAIN', [...HEAD, ...SPOUSE], (each) => (male(each) ? '外祖父' : '外祖母'))
  if (SON.includes(relation) || DAUGHTER.includes(relation)) {
    // The head's own parents: the father's or the mother's side, as the head is a man or a woman.
    const side = members.some((each) => HEAD.includes(each.relation ?? '') && each.sex === 'FEMALE') ? '外' : ''
    add('GRANDPARENT', 'CERTAIN', ['51', '52'], (each) => side + (male(each) ? '祖父' : '祖母'))
    add('SIBLING', 'CERTAIN', [...SON, ...DAUGHTER], (each) => siblingName(each, child))
  }
  if (HEAD.includes(relation)) {
    add(
      'GRANDPARENT',
      'CERTAIN',
      ['61', '62', '63', '64'],
      (each) => ({ '61': '祖父', '62': '祖母', '63': '外祖父', '64': '外祖母' })[each.relation ?? ''] ?? '祖父母',
    )
    add('SIBLING', 'CERTAIN', SIBLING, (each) => siblingName(each, child))
  }
  if (['41', '42', '43', '44'].includes(relation)) {
    // Children of one grandfather may be cousins.
    const same = ['41', '42'].includes(relation) ? ['41', '42'] : ['43', '44']
    add('SIBLING', 'LIKELY', same, (each) => siblingName(each, child))
  }
  add(
    'OTHER_MEMBER',
    'LIKELY',
    members.map((each) => each.relation ?? ''),
    () => '其他亲属',
  )
  return guardians
}

/** Grandchildren: the head's own child in the middle is certain when it is the only one of its kind; its spouse follows its certainty. */
function throughOwn(own: readonly BookMember[], inLaw: readonly BookMember[]): FoundParent[] {
  const single = own.length === 1 && ONLY.includes(own[0]?.relation ?? '')
  const couple = single && inLaw.length === 1
  return parentsOf([...own, ...inLaw], (each) => ((own.includes(each) ? single : couple) ? 'CERTAIN' : 'LIKELY'))
}

/** Fathers first, then mothers; a person of unknown sex is left out. */
function parentsOf(members: readonly BookMember[], certaintyOf: (member: BookMember) => Certainty): FoundParent[] {
  const kinds = [
    ['FATHER', 'MALE'],
    ['MOTHER', 'FEMALE'],
  ] as const
  return kinds.flatMap(([kind, sex]) =>
    members.filter((each) => each.sex === sex).map((member) => ({ kind, member, certainty: certaintyOf(member) })),
  )
}

function isOldEnough(member: BookMember, child: BookMember): boolean {
  if (!member.birthDate || !child.birthDate) return true
  const youngest = Number(child.birthDate.slice(0, 4)) - YOUNGEST_PARENT
  return member.birthDate <= `${youngest}${child.birthDate.slice(4)}`
}

function siblingName(member: BookMember, child: BookMember): string {
  const older = (member.birthDate ?? '') < (child.birthDate ?? '')
  if (member.sex === 'FEMALE') return older ? '姐姐' : '妹妹'
  return older ? '兄' : '弟'
}
