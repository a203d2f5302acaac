import { assertPublicAddress } from '../../src/http/address'

/** What the door says of an address. */
function said(members: Record<string, string>): string {
  try {
    assertPublicAddress(`?${String(new URLSearchParams(members))}`)
    return 'passes'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}

const inVariable = (written: string) => ({ query: 'query ($n: String!) { x(n: $n) }', variables: `{"n":"${written}"}` })
const inText = (written: string) => ({ query: `{ x(n: "${written}") { id } }` })
const explained = (written: string) => ({
  query: 'query ($q: String!) { explain(query: $q) { strict } }',
  variables: JSON.stringify({ q: inText(written).query }),
})
const everywhere = (written: string) => [inVariable, inText, explained].map((place) => said(place(written)))

describe('what looks personal is refused in a variable, in the text, and in a text to explain', () => {
  test.each([
    ['a name', '周雨桐'],
    ['a name in escapes', '\\u5468\\u96e8\\u6850'],
    ['capital letters in escapes', '\\u5468\\u96E8\\u6850'],
    ['a rare character, in two halves', '\\ud842\\udfb7'],
    ['a character that only the registry knows', '\\ue863'],
    ['an ID number', '43042120150512002X'],
    ['in groups by hyphens', '430421-20150512-002X'],
    ['in groups by another hyphen', '430421\\u201320150512\\u2013002X'],
    ['in groups by blanks', '430421 2015 0512 002X'],
    ['in other groups', '4304 2120 1505 1200 2x'],
    ['with a tab', '430421\\t20150512\\t002X'],
    ['with a sign that is not seen', '4304212015\u200B0512002X'],
    ['the same in an escape', '4304212015\\u200b0512002X'],
    ['full width', '４３０４２１２０１５０５１２００２Ｘ'],
    ['full width in escapes', '\\uff14\\uff13\\uff10\\uff14\\uff12\\uff1120150512002X'],
    ['the Roman ten', '43042120150512002\\u2169'],
    ['digits in escapes', '\\u003430421\\u0032\\u003015\\u003051\\u0032002X'],
    ['an apostrophe of a spreadsheet', "'430421 20150512002X"],
    ['an old number', '430421150512002'],
    ['an old number in groups', '430421 150512 002'],
    ['a roll number', 'G43042120150512002X'],
    ['a roll number in groups', 'G430421 20150512002X'],
    ['a roll number in other groups', 'G 4304 2120 1505 1200 2X'],
    ['a mobile number', '19900000001'],
    ['a mobile number in groups', '199-0000-0001'],
    ['a mobile number with its country', '+86 199 0000 0001'],
  ])('%s', (_what, written) => {
    expect(everywhere(written)).toEqual(['ADDRESS_PERSONAL', 'ADDRESS_PERSONAL', 'ADDRESS_PERSONAL'])
  })

  test('within a longer text', () => {
    expect(everywhere('of 430421 2015 0512 002X, again')).toEqual(Array(3).fill('ADDRESS_PERSONAL'))
  })

  test('in a name of a member, in a variable of GraphQL’s own escape, in a number', () => {
    expect(said({ query: '{ me }', variables: '{"\\u5468":1}' })).toBe('ADDRESS_PERSONAL')
    expect(said(inText('\\u{5468}\\u{020BB7}'))).toBe('ADDRESS_PERSONAL')
    expect(said({ query: '{ me }', variables: '{"n":430421201505120020}' })).toBe('ADDRESS_PERSONAL')
    expect(said({ query: '{ me }', extensions: '{"n":"\\u5468"}' })).toBe('ADDRESS_PERSONAL')
  })
})

test.each([
  ['an id of the hub', 'child:12345678-1234-8123-8123-123456789012'],
  ['an id whose last group looks like a number', 'child:a2345678-1234-8123-8123-a13912345678'],
  ['a hash', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  ['a division', '430421102003'],
  ['a day', '2015-05-12'],
  ['an instant', '2026-11-29T02:48:19.123Z'],
  ['a name in pinyin, as CLIENTS.md says', 'Zhou Yutong'],
  ['an escape that is no character', '\\u{ffffff}'],
  ['escapes of a text', 'a\\n\\tb\\\\c'],
])('%s passes', (_what, written) => {
  expect(everywhere(written)).toEqual(['passes', 'passes', 'passes'])
})

test('an address of nothing but backslashes is read at once', () => {
  const started = performance.now()
  expect(said({ query: '\\'.repeat(16_000) })).toBe('passes')
  expect(performance.now() - started).toBeLessThan(100)
})
