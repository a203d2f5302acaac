import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { codes, decide, granted, request, review, revoke, screenedChildren } from './support/counter'

let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  ;[child] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const stored = async (column: string) =>
  (await asOwner(hub, 'hub', `SELECT ${column} AS text FROM access_grant`))[0].text
const BLANKS = ' '.repeat(100_000)

describe('what is written is what was checked: trimmed', () => {
  test('a reason', async () => {
    granted(await request(hub, 'education', child, { reason: `\n needed for a visit${BLANKS}` }))
    expect(await stored('reason')).toBe('needed for a visit')
  })

  test('the notes of a decision and of a revocation', async () => {
    const asked = granted(await request(hub, 'education', child))
    const done = granted(await decide(hub, 'health-approver', asked, { note: `approved${BLANKS}` }))
    expect(await stored('note')).toBe('approved')
    granted(await revoke(hub, 'health-approver', done, { note: `${BLANKS}withdrawn` }))
    expect(await stored('revoke_note')).toBe('withdrawn')
  })

  test('the note of a review', async () => {
    const asked = granted(await request(hub, 'education', child, { emergency: true }))
    granted(await review(hub, 'health-approver', asked, { note: `in order${BLANKS}` }))
    expect(await stored('review_note')).toBe('in order')
  })
})

describe('a text that says nothing, or shows as another, is refused', () => {
  const REFUSED: [string, string][] = [
    ['zero width spaces', '\u200b'.repeat(10)],
    ['fillers of Hangul', '\u115f\u3164\uffa0'.repeat(5)],
    ['blank Braille cells', '\u2800'.repeat(10)],
    ['full stops', '.....'],
    ['Chinese full stops', '。'.repeat(10)],
    ['one letter among dots', '....a....'],
    ['too short but for what is not seen', `ab${'\u200b'.repeat(10)}c`],
    ['too long by what is not seen', `approved${'\u200b'.repeat(1_000)}!`],
    ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'].map(
      (sign): [string, string] => [`U+${sign.codePointAt(0)!.toString(16)}`, `approved ${sign}not`],
    ),
  ]

  test.each(REFUSED)('%s', async (_what, text) => {
    const asked = granted(await request(hub, 'education', child))
    const urgent = granted(await request(hub, 'education', child, { emergency: true }))
    expect(codes(await request(hub, 'civil-affairs', child, { reason: text }))).toEqual(['GRANT_REASON'])
    expect(codes(await decide(hub, 'health-approver', asked, { note: text }))).toEqual(['GRANT_REASON'])
    expect(codes(await revoke(hub, 'health-approver', asked, { note: text }))).toEqual(['GRANT_REASON'])
    expect(codes(await review(hub, 'health-approver', urgent, { note: text }))).toEqual(['GRANT_REASON'])
    const rows = await asOwner(hub, 'hub', 'SELECT DISTINCT version FROM access_grant')
    expect(rows).toEqual([{ version: 1 }])
  })

  test.each(['家访需要。', 'Besuch über 3 Tage', 'рядом', '12345'])('not: %s', async (reason) => {
    granted(await request(hub, 'education', child, { reason }))
    expect(await stored('reason')).toBe(reason)
  })
})
