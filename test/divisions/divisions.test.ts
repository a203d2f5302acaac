import { Divisions, isWithin, subtreePrefix } from '../../src/divisions'

const divisions = new Divisions()

test('a division of each level has its name, level and parent', () => {
  expect(divisions.get('430000')).toEqual({ code: '430000', name: '湖南省', level: 'PROVINCE', parent: null })
  expect(divisions.get('430400')).toEqual({ code: '430400', name: '衡阳市', level: 'CITY', parent: '430000' })
  expect(divisions.get('430421')).toEqual({ code: '430421', name: '衡阳县', level: 'COUNTY', parent: '430400' })
  expect(divisions.get('430421100')).toEqual({ code: '430421100', name: '西渡镇', level: 'TOWNSHIP', parent: '430421' })
  expect(divisions.get('430421100213')).toEqual({
    code: '430421100213',
    name: '桐桥村',
    level: 'VILLAGE',
    parent: '430421100',
  })
})

test.each(['', '43', '999999', '430421999', 'constructor', '4304211002131'])('an unknown code %p is null', (code) => {
  expect(divisions.get(code)).toBeNull()
  expect(divisions.fullName(code)).toBeNull()
  expect(divisions.children(code)).toEqual([])
})

test('an abolished code is still known, with its last day, and is no child of its city', () => {
  expect(divisions.get('430122')).toMatchObject({ name: '望城县', validTo: '2010-10-31', parent: '430100' })
  expect(divisions.get('430403')).toMatchObject({ name: '城南区', validTo: '2001-12-31' })
  expect(divisions.children('430400').map((each) => each.code)).not.toContain('430403')
})

test('a full name leaves out the levels that exist on paper only', () => {
  expect(divisions.fullName('430421100213')).toBe('湖南省衡阳市衡阳县西渡镇桐桥村')
  expect(divisions.fullName('110101')).toBe('北京市东城区')
  expect(divisions.fullName('429004')).toBe('湖北省仙桃市')
})

test('children go down one level at a time', () => {
  expect(divisions.children(null)).toHaveLength(34)
  expect(divisions.children('430000')).toHaveLength(14)
  expect(divisions.children('430421')).toHaveLength(25)
  expect(divisions.children('430421100').map((each) => each.code)).toContain('430421100213')
  expect(divisions.children('430421100213')).toEqual([])
  expect(divisions.children('441900').map((each) => each.level)).toContain('TOWNSHIP')
})

test('every division but a province has a known parent, and is among its children', () => {
  const walk = (code: string | null): number =>
    divisions.children(code).reduce((count, child) => {
      expect(child.parent).toBe(code)
      return (
        count +
        1 +
        (child.level === 'COUNTY' ? 0 : child.level === 'CITY' || child.level === 'PROVINCE' ? walk(child.code) : 0)
      )
    }, 0)
  expect(walk(null)).toBeGreaterThan(3300)
})

test.each([
  ['000000', ''],
  ['430000', '43'],
  ['430400', '4304'],
  ['430421', '430421'],
  ['430421100', '430421100'],
  ['430421100213', '430421100213'],
])('the subtree of %s is the prefix %p', (code, prefix) => {
  expect(subtreePrefix(code)).toBe(prefix)
})

test('within means the same or below, never above or beside', () => {
  expect(isWithin('430421100213', '430400')).toBe(true)
  expect(isWithin('430400', '430400')).toBe(true)
  expect(isWithin('430400', '430421')).toBe(false)
  expect(isWithin('430422', '430421')).toBe(false)
  expect(isWithin('430421', '000000')).toBe(true)
  expect(isWithin('000000', '430000')).toBe(false)
})
