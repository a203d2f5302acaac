import { HOSTILE_DOCUMENTS } from './hostile-documents'
import { document, fill, raw, ROOM, times, twenty, type HostileInput } from './hostile-tools'

const LIST = 'query($w:ChildFilter){children(first:1,where:$w){totalCount}}'
const NAMED = 'query($v:ID!){child(id:$v){id}}'
const EXPLAIN = 'query($q:String!,$v:JSONObject){explain(query:$q,variables:$v){tableVersion}}'

const variables: HostileInput[] = [
  {
    what: 'a filter of empty parts, explained twenty times (faults.md 25)',
    body: raw(
      `query($v:JSONObject){${twenty(() => `explain(query:"${LIST.replaceAll('"', '\\"')}",variables:$v){tableVersion}`)}}`,
      `{"v":{"w":{"or":[${times('{},')}{}]}}}`,
    ),
  },
  { what: 'a filter of empty parts', body: raw(LIST, `{"w":{"or":[${times('{},')}{}]}}`) },
  {
    what: 'a filter of empty parts, just within the limit',
    body: raw(LIST, `{"w":{"or":[${'{},'.repeat(3_900)}{}]}}`),
  },
  {
    what: 'the same in twenty lists',
    body: raw(
      `query($w:ChildFilter){${twenty(() => 'children(first:1,where:$w){totalCount}')}}`,
      `{"w":{"or":[${'{},'.repeat(3_900)}{}]}}`,
    ),
  },
  {
    what: 'the same explained twenty times',
    body: raw(
      `query($v:JSONObject){${twenty(() => `explain(query:"${LIST}",variables:$v){tableVersion}`)}}`,
      `{"v":{"w":{"or":[${'{},'.repeat(3_900)}{}]}}}`,
    ),
  },
  { what: 'a deep filter', body: raw(LIST, `{"w":${times('{"not":', 200_000)}{}${'}'.repeat(28_571)}}`) },
  { what: 'a filter of 1,000 levels', body: raw(LIST, `{"w":${'{"not":'.repeat(1_000)}{}${'}'.repeat(1_000)}}`) },
  { what: 'deep lists', body: raw(LIST, `{"w":${'['.repeat(ROOM / 2)}${']'.repeat(ROOM / 2)}}`) },
  { what: 'deep lists that never end', body: `{"query":"{me{subject}}","variables":{"w":${'['.repeat(ROOM)}` },
  { what: 'many words of an enumeration', body: raw(LIST, `{"w":{"sex":{"in":[${times('"MALE",')}"MALE"]}}}`) },
  {
    what: 'wrong words of an enumeration',
    body: raw(LIST, `{"w":{"sex":{"in":[${'"MALEX",'.repeat(3_900)}"MALE"]}}}`),
  },
  { what: 'many unknown members', body: raw(LIST, `{"w":{${fill(3_900, (i) => `"n${i}":1`, ',')}}}`) },
  { what: 'unknown members beyond the limit', body: raw(LIST, `{"w":{${fill(20_000, (i) => `"n${i}":1`, ',')}}}`) },
  { what: 'one member again and again', body: raw(LIST, `{"w":{${times('"or":[],')}"or":[]}}`) },
  { what: 'huge numbers', body: raw(LIST, `{"w":[${times('1e999,')}1]}`) },
  { what: 'a number of many digits', body: raw(LIST, `{"w":${'9'.repeat(ROOM)}}`) },
  { what: 'a long id', body: raw(NAMED, `{"v":"child:${'0'.repeat(ROOM)}"}`) },
  { what: 'a long id of escapes', body: raw(NAMED, `{"v":"${times('\\u0041')}"}`) },
  { what: 'a long id of wide characters', body: raw(NAMED, `{"v":"${'𠮷'.repeat(60_000)}"}`) },
  {
    what: 'a long ID number',
    body: raw('query($v:String!){childByIdNumber(idNumber:$v){id}}', `{"v":"${'1'.repeat(ROOM)}"}`),
    account: 'police',
  },
  {
    what: 'a long roll number',
    body: raw('query($v:String!){childByRollNumber(rollNumber:$v){id}}', `{"v":"${'G'.repeat(ROOM)}"}`),
  },
  {
    what: '3,900 ids',
    body: raw('query($v:[ID!]!){childrenByIds(ids:$v){id}}', `{"v":[${fill(3_900, (i) => `"${i}"`, ',')}]}`),
  },
  {
    what: '1,000 unknown ids with every part asked',
    body: raw(
      'query($v:[ID!]!){childrenByIds(ids:$v){id name education{grade} household{guardianName} welfare{receivesAid} health{bloodType}}}',
      `{"v":[${fill(1_000, (i) => `"child:00000000-0000-8000-8000-${String(i).padStart(12, '0')}"`, ',')}]}`,
    ),
    account: 'civil-affairs',
  },
  {
    what: '1,000 pupils that are none',
    body: raw(
      'query($v:[String!]!){enrolmentStatus(students:$v){rollState}}',
      `{"v":[${fill(1_000, (i) => `"G${String(i).padStart(18, '0')}"`, ',')}]}`,
    ),
  },
  { what: 'a long division', body: raw('query($v:String){divisions(under:$v){code}}', `{"v":"${'4'.repeat(ROOM)}"}`) },
  {
    what: 'a long cursor',
    body: raw(
      'query($v:String){children(first:1,after:$v){totalCount pageInfo{endCursor}}}',
      `{"v":"${'A'.repeat(ROOM)}"}`,
    ),
  },
  {
    what: 'a long cursor of wrong characters',
    body: raw('query($v:String){children(first:1,after:$v){pageInfo{endCursor}}}', `{"v":"${'é'.repeat(ROOM / 2)}"}`),
  },
  ...['exact', 'prefix', 'former', 'pinyin'].map((by) => ({
    what: `a long name to search by ${by}`,
    body: raw(LIST, `{"w":{"name":{"${by}":"${(by === 'pinyin' ? 'zhang ü' : '某·').repeat(24_000)}"}}}`),
  })),
  {
    what: 'many variables that nobody asked for',
    body: raw('{me{subject}}', `{${fill(3_900, (i) => `"v${i}":{}`, ',')}}`),
  },
  { what: 'extensions without end', body: raw('{me{subject}}', '{}', `,"extensions":{"a":[${times('{},')}{}]}`) },
  { what: 'a long operation name', body: raw('{me{subject}}', '{}', `,"operationName":"${'a'.repeat(ROOM)}"`) },
  { what: 'members beside the request', body: `{"query":"{me{subject}}",${fill(18_000, (i) => `"m${i}":1`, ',')}}` },
  { what: 'prototypes', body: raw('{me{subject}}', `{${times('"a":{"__prot_":1},', 200_000)}"b":1}`) },
  { what: 'a batch', body: `[${times('{"query":"{me{subject}}"},')}{}]` },
  { what: 'no JSON at all', body: '{"query":'.repeat(29_000) },
]

const explained: HostileInput[] = [
  ...HOSTILE_DOCUMENTS.filter(({ what }) => !what.startsWith('a document of')).map(({ what, body }) => {
    const { query } = JSON.parse(body) as { query: string }
    return { what: `explained: ${what}`, body: raw(EXPLAIN, JSON.stringify({ q: query, v: {} })) }
  }),
  {
    what: 'twenty long documents explained',
    body: raw(
      `query($q:String!){${twenty(() => 'explain(query:$q){tableVersion decisions{path rule basis} calls{columns}}')}}`,
      JSON.stringify({
        q: `{child(id:"x"){${'name sex ethnicity birthDate idNumber education{grade} '.repeat(200)}}}`,
      }),
    ),
  },
  {
    what: 'twenty documents within the allowance explained',
    body: raw(
      `query($q:String!){${twenty(() => 'explain(query:$q){tableVersion decisions{path rule basis} calls{columns}}')}}`,
      JSON.stringify({ q: `{child(id:"x"){${'name sex ethnicity birthDate idNumber education{grade} '.repeat(18)}}}` }),
    ),
  },
  {
    what: 'an explanation of an explanation',
    body: raw(
      EXPLAIN,
      JSON.stringify({ q: `{${twenty(() => `explain(query:"{me{subject}}"){tableVersion}`)}}`, v: {} }),
    ),
  },
]

const SAVE = 'mutation($i:SaveFilterInput!){saveFilter(input:$i){errors{code}}}'
const REQUEST = 'mutation($i:RequestGrantInput!){requestGrant(input:$i){errors{code}}}'
const filter = (where: unknown, more: object = {}) =>
  raw(SAVE, JSON.stringify({ i: { name: '甲', where, idempotencyKey: 'key-of-a-test', ...more } }))
const request = (more: object) =>
  raw(
    REQUEST,
    JSON.stringify({
      i: {
        childId: 'child:x',
        field: 'HealthRecord.diagnoses',
        reason: 'a reason',
        hours: 1,
        idempotencyKey: 'key-of-a-test',
        ...more,
      },
    }),
  )

const mutations: HostileInput[] = [
  { what: 'a saved filter of 3,900 parts', body: filter({ or: Array.from({ length: 3_900 }, () => ({})) }) },
  { what: 'a saved filter of many parts', body: filter({ or: Array.from({ length: 80_000 }, () => ({})) }) },
  { what: 'a saved filter by a long name', body: filter({ name: { exact: '某'.repeat(80_000) } }) },
  { what: 'a saved filter called by a long name', body: filter({}, { name: '甲'.repeat(80_000) }) },
  { what: 'a long idempotency key', body: filter({}, { idempotencyKey: 'k'.repeat(ROOM - 1_000) }) },
  { what: 'a long reason', body: request({ reason: '因'.repeat(80_000) }) },
  { what: 'a reason of combining signs', body: request({ reason: `a${'\u0301'.repeat(100_000)}` }) },
  { what: 'a name of combining signs', body: filter({}, { name: `a${'\u0301\u0323'.repeat(50_000)}` }) },
  { what: 'a long field', body: request({ field: 'x.'.repeat(120_000) }) },
  {
    what: 'a long list of saved filters',
    body: document(
      `{${twenty((i) => `children(first:1,saved:"filter:0000000${i % 10}-0000-4000-8000-000000000000"){totalCount}`)}}`,
    ),
  },
  {
    what: 'the id of a saved filter',
    body: raw('query($v:ID){children(saved:$v){totalCount}}', `{"v":"filter:${'0'.repeat(ROOM)}"}`),
  },
]

const headers: HostileInput[] = [
  ['a long purpose', { 'x-purpose': 'p'.repeat(14_000) }],
  ['many accepted types', { accept: 'a/b,'.repeat(3_400) }],
  ['many accepted types with weights', { accept: 'text/event-stream;q=0.1,'.repeat(580) }],
  ['a long request id', { 'x-request-id': '1'.repeat(14_000) }],
  ['a long content type', { 'content-type': `application/json; ${'a=b; '.repeat(2_700)}` }],
  ['many cookies', { cookie: 'a=b; '.repeat(2_700) }],
  ['a long token', { authorization: `Bearer ${'a.'.repeat(6_800)}a` }],
  ['a token of dots', { authorization: `Bearer ${'.'.repeat(14_000)}` }],
  ['many forwarders', { 'x-forwarded-for': '1.1.1.1,'.repeat(1_700) }],
].map(([what, given]) => ({
  what: what as string,
  body: document('{me{subject}}'),
  headers: given as Record<string, string>,
}))

export const HOSTILE_INPUTS: readonly HostileInput[] = [
  ...variables,
  ...HOSTILE_DOCUMENTS,
  ...explained,
  ...mutations,
  ...headers,
]
