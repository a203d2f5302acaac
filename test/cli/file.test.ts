import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FileKey } from '../../src/exports/file-key'
import { SIGNATURE, SIGNATURE_PART } from '../../src/exports/xlsx-file'
import { WorkbookDigest } from '../../src/sheets/workbook-digest'
import { writeWorkbook, type SheetCell } from '../../src/sheets/write-workbook'
import { runCli } from './support/run-cli'

/** What a receiver does with a workbook, on the command line. */
const AUDIT_KEY = 'a key of the audit trail, which is long enough for it'
const ENV = { TONGLIAN_AUDIT_KEY: AUDIT_KEY }
let folder: string
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'tonglian-file-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function workbook(name: string, auditKey: string): Promise<string> {
  const digest = new WorkbookDigest()
  function* signature(): Generator<readonly SheetCell[]> {
    yield [{ text: SIGNATURE }, { text: new FileKey(auditKey).sign(digest.lines(SIGNATURE_PART)) }]
  }
  const [data, about] = ['data', 'about'].map((name) => ({ name, rows: [[{ text: name }]] }))
  const parts: Buffer[] = []
  for await (const part of writeWorkbook([data!, about!, { name: SIGNATURE, rows: signature() }], digest))
    parts.push(part as Buffer)
  const file = path.join(folder, name)
  writeFileSync(file, Buffer.concat(parts))
  return file
}

test('a workbook verifies by the hub’s key, and by its public key without a hub; another’s does not', async () => {
  const [own, other] = [await workbook('own.xlsx', AUDIT_KEY), await workbook('other.xlsx', `${AUDIT_KEY} too`)]
  const key = await runCli(['file', 'key'], { ...ENV, TONGLIAN_DATA_DIR: folder })
  expect([key.code, key.out]).toEqual([0, new FileKey(AUDIT_KEY).publicPem])
  const pem = path.join(folder, 'hub.pem')
  writeFileSync(pem, key.out)
  expect(await runCli(['file', 'verify', own], { ...ENV, TONGLIAN_DATA_DIR: folder })).toMatchObject({ code: 0, out: 'as it was signed\n' }) // prettier-ignore
  expect(await runCli(['file', 'verify', own, '--key', pem], {})).toMatchObject({ code: 0 })
  expect(await runCli(['file', 'verify', other, '--key', pem], {})).toMatchObject({ code: 1, out: 'NOT as it was signed by this key\n' }) // prettier-ignore
})

test('what is no workbook, and no key, is said plainly', async () => {
  const file = path.join(folder, 'text.xlsx')
  writeFileSync(file, 'no workbook')
  const own = await workbook('again.xlsx', AUDIT_KEY)
  for (const args of [[file], [path.join(folder, 'none')], [own, '--key', file]]) {
    const { code, out, err } = await runCli(['file', 'verify', ...args], { ...ENV, TONGLIAN_DATA_DIR: folder })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/[Ee]xpected/)
  }
})
