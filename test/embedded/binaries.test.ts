import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

  test('reach: every folder above must let the user through', () => {
    const stranger = { uid: 4_000_000, gid: 4_000_000 }
    const closed = path.join(folder, 'closed')
    mkdirSync(path.join(closed, 'open'), { recursive: true })
    chmodSync(folder, 0o755)
    chmodSync(closed, 0o700)
    expect(canReach(path.join(closed, 'open'), stranger, 0o1)).toBe(false)
    expect(canReach(path.join(closed, 'open'), null, 0o1)).toBe(true)
    chmodSync(closed, 0o711)
    expect(canReach(path.join(closed, 'open'), stranger, 0o5)).toBe(true)
    expect(canReach(closed, stranger, 0o5)).toBe(false)
  })

  test('the installed ones are of the version the data is checked against', () => {
    const { major, postgres } = findBinaries(
      () => folder,
      null,
      () => undefined,
    )
    expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toContain(` ${major}.`)
  })
})
