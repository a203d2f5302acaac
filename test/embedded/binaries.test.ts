import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBinaries, mendLinks } from '../../src/embedded/binaries'
import { canReach } from '../../src/embedded/run-as'

describe('the programs from the npm package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-binaries-'))

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('library links that npm left out are made, broken ones mended, right ones kept', () => {
    const native = path.join(folder, 'package', 'native')
    mkdirSync(path.join(native, 'lib'), { recursive: true })
    writeFileSync(path.join(native, 'lib', 'liba.so.1.2'), 'library')
    symlinkSync('gone', path.join(native, 'lib', 'liba.so.1'))
    const link = (target: string) => ({ source: 'native/lib/liba.so.1.2', target: `native/lib/${target}` })
    writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify([link('liba.so'), link('liba.so.1')]))
    expect(mendLinks(native)).toBe(true)
    expect(readlinkSync(path.join(native, 'lib', 'liba.so'))).toBe('liba.so.1.2')
    expect(readlinkSync(path.join(native, 'lib', 'liba.so.1'))).toBe('liba.so.1.2')
    expect(mendLinks(native)).toBe(true)
  })

  test('are copied, links and all, for a user who cannot reach them; an interrupted copy is not used', () => {
    const nobodyAtAll = { uid: 4_000_000, gid: 4_000_000 }
    const inPlace = findBinaries(
      () => folder,
      null,
      () => undefined,
    )
    const installed = path.dirname(inPlace.lib)
    const closed = path.join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    expect(canReach(closed, nobodyAtAll, 0o5)).toBe(false)
    expect(canReach(closed, null, 0o5)).toBe(true)
    expect(inPlace.major).toBe(18)
    if (canReach(path.join(installed, 'lib'), nobodyAtAll, 0o5)) return
    const copied = findBinaries(
      () => closed,
      nobodyAtAll,
      () => undefined,
    )
    expect(copied.postgres.startsWith(closed)).toBe(true)
    expect(existsSync(copied.initdb)).toBe(true)
  })

  test('a copy keeps links as links', () => {
    const { lib } = findBinaries(
      () => folder,
      null,
      () => undefined,
    )
    cpSync(path.join(lib, 'libecpg.so'), path.join(folder, 'libecpg.so'), { verbatimSymlinks: true })
    expect(lstatSync(path.join(lib, 'libecpg.so')).isSymbolicLink()).toBe(true)
    expect(statSync(path.join(lib, 'libecpg.so')).isFile()).toBe(true)
  })
})
