import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fastify from 'fastify'
import { borders, readBorders } from '../../src/http/borders'

const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SQUARE = [
  [112.1, 26.9],
  [112.4, 26.9],
  [112.4, 27.2],
  [112.1, 26.9],
]

function fileOf(content: unknown): string {
  const file = path.join(folder, 'borders.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const collection = (code: string, coordinates: unknown = [SQUARE], type = 'Polygon') => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { code, owner: 'x' }, geometry: { type, coordinates } }],
})

test('the borders of the file are sent, without what else it holds, and looked at again by their tag', async () => {
  const server = fastify()
  await server.register(borders(readBorders(fileOf(collection('430421101')))))
  const first = await server.inject('/borders.json')
  expect(first.json()).toEqual({
    type: 'FeatureCollection',
    features: [{ properties: { code: '430421101' }, geometry: { type: 'Polygon', coordinates: [SQUARE] } }],
  })
  const again = await server.inject({
    url: '/borders.json',
    headers: { 'if-none-match': String(first.headers['etag']) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(readBorders(fileOf(collection('430421', [[SQUARE], [SQUARE]], 'MultiPolygon')))).toContain('MultiPolygon')
  await server.close()
})

test.each([
  ['a file that is not there', () => path.join(folder, 'nowhere'), /got ENOENT/],
  ['a folder', () => folder, /got a folder/],
  ['a pipe, which may not end', () => pipe(), /got a pipe/],
  ['no JSON', () => fileOf('{'), /got no JSON/],
  ['too many bytes', () => fileOf(' '.repeat(5 * 1024 * 1024)), /got 5242880 bytes, more than 4194304/],
  ['a code that no division has', () => fileOf(collection('4304')), /features\[0\].properties.code/],
  ['a ring of three points', () => fileOf(collection('430421', [SQUARE.slice(1)])), /coordinates\[0\]/],
  ['metres in place of degrees', () => fileOf(collection('430421', [SQUARE.map(([x, y]) => [x! * 1e5, y])])), /180/],
  ['a line', () => fileOf(collection('430421', SQUARE, 'LineString')), /geometry/],
])('a hub does not start with %s', (_what, file, told) => {
  expect(() => readBorders(file())).toThrow(
    expect.objectContaining({ code: 'START_FAILED', message: expect.stringMatching(told) }),
  )
})

function pipe(): string {
  const file = path.join(folder, 'pipe')
  execFileSync('mkfifo', [file])
  return file
}
