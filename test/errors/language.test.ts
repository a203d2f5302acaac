import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue'
import { readLanguage } from '../../src/errors/language'
import { answerIn, messageIn, sentenceOf } from '../../src/errors/message'

describe('Accept-Language', () => {
  test.each([
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['ZH-cn', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'], // Chrome, Firefox and Safari in Chinese
    ['en-US,en;q=0.9,zh-CN;q=0.8,zh;q=0.7', 'en'],
    ['en;q=0.5, zh;q=0.8', 'zh'],
    ['en;q=0.8, zh;q=0.5', 'en'],
    ['en, zh', 'en'], // liked as much: the one named first
    ['zh, en', 'zh'],
    ['zh;q=0', 'en'],
    ['zh;q=0, en;q=0', 'en'],
    ['en;q=0, *', 'zh'],
    ['zh;q=0, *', 'en'],
    ['zh;q=0.001', 'zh'],
    ['zh;q=0.3, *;q=0.5', 'en'],
    ['zh-TW;q=0, zh-CN;q=0.9', 'zh'],
    ['bo-CN, ug;q=0.9, zh;q=0.1', 'zh'], // Tibetan, Uyghur: there is no text of ours
    ['fr-FR, fr;q=0.9', 'en'],
    ['*', 'en'], // what Node's fetch sends
    ['*;q=0', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['  zh-CN  ;  q=0.5  ', 'zh'],
    [',,zh,,', 'zh'],
  ] as const)('%s: %s', (header, language) => {
    expect(readLanguage(header)).toBe(language)
  })

  test.each([
    'zhx',
    'zhongwen',
    'zh_CN',
    'zh;q=2',
    'zh;q=-1',
    'zh;q=x',
    'zh;q=0.5;q=1',
    'zh/CN',
    '中文',
    'zh;',
    'q=1',
    '\u0000zh',
  ])('%s is no wish for Chinese', (header) => {
    expect(readLanguage(header)).toBe('en')
  })

  test('one that cannot be read does not spoil the others', () => {
    expect(readLanguage('zh_CN, en;q=high, zh;q=0.4')).toBe('zh')
  })

  test('a header of 16 KB is read at once', () => {
    const started = performance.now()
    for (const header of [
      'a-'.repeat(8_000),
      `zh${' '.repeat(16_000)};q=1x`,
      'zh;q=0.1,'.repeat(1_800),
      `${'-'.repeat(16_000)}zh`,
    ])
      readLanguage(header)
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('a message', () => {
  const codes = Object.keys(CATALOGUE) as ErrorCode[]

  test.each(codes)('%s has a sentence in Chinese characters, and an English one in Latin letters', (code) => {
    expect(sentenceOf(code, 'zh')).toMatch(/^[^a-z].*\p{Script=Han}.*。$/u)
    expect(sentenceOf(code, 'en')).toMatch(/^[A-Z].*\.$/)
  })

  test('no two codes say the same', () => {
    expect(new Set(codes.map((code) => sentenceOf(code, 'zh'))).size).toBe(codes.length)
  })

  test('is the sentence, and a detail follows the Chinese one', () => {
    expect(messageIn('zh', 'TOO_LARGE', CATALOGUE.TOO_LARGE.sentence)).toBe('请求过大，超出平台的接收上限。')
    expect(messageIn('zh', 'GRANT_HOURS', 'expected 1 to 168, got 200')).toBe(
      '授权时长超出允许的小时数。（expected 1 to 168, got 200）',
    )
    expect(messageIn('en', 'GRANT_HOURS', 'expected 1 to 168, got 200')).toBe('expected 1 to 168, got 200')
  })

  test('keeps the words that clients of persisted queries look for', () => {
    const words = 'PersistedQueryNotSupported'
    expect(messageIn('zh', 'PERSISTED_QUERY_NOT_SUPPORTED', words)).toBe(words)
  })

  test.each(['ODD', 'toString', '__proto__', undefined, 7])('of a code of no catalogue (%s) stays as it is', (code) => {
    expect(messageIn('zh', code, 'odd')).toBe('odd')
  })

  test('is all that changes of an answer', () => {
    const answer = {
      errors: [
        { message: 'expected 3', path: ['child', 0], extensions: { code: 'COST_IDS', blame: 'caller', most: 3 } },
      ],
      data: { child: null },
      extensions: { requestId: 'x' },
    }
    const told = answerIn('zh', answer)
    expect(told).toEqual({
      ...answer,
      errors: [{ ...answer.errors[0], message: '一次查询的儿童人数超过上限。（expected 3）' }],
    })
    expect(Object.keys(told)).toEqual(Object.keys(answer))
    expect(answerIn('en', answer)).toBe(answer)
  })
})
