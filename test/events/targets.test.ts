import type { LookupAddress } from 'node:dns'
import { Sender } from '../../src/webhooks/sender'
import { Targets } from '../../src/webhooks/target'
import { Receiver } from './support/receiver'

// Ways around such checks, from public reports: GHSA-j4rj-2jr5-m439 (ssrfcheck), private-ip #31, sim #4467 (IPv4-compatible),
// Countly #7959 (RFC 8215), OneUptime #2578 (mapped), dergigi/ants #182 (nip.io), token-enhancer #4 (rebinding).

const targets = new Targets([])

const CLOSED = [
  'http://example.com/', // not https
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'data:text/plain,x',
  'javascript:1',
  '//example.com/',
  'example.com',
  '',
  'https://',
  'https:///x', // prettier-ignore
  'https://user@example.com/',
  'https://user:word@example.com/',
  'https://example.com/#x',
  // Loopback and this host, in every way of writing it.
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.000.000.001/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://0/',
  'https://0.0.0.0/',
  'https://①②⑦.⓪.⓪.①/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://127.255.255.254/', // prettier-ignore
  'https://localhost/',
  'https://LOCALHOST./',
  'https://x.localhost/',
  'https://ｌｏｃａｌｈｏｓｔ/',
  'https://loc\tal\nhost/',
  'https://localhost:443@127.0.0.1/', // prettier-ignore
  // Private, shared, link-local, metadata, multicast, reserved, documentation, benchmarking.
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://100.100.100.200/',
  'https://169.254.169.254/latest/meta-data/',
  'https://169.254.170.2/',
  'https://192.0.0.192/',
  'https://168.63.129.16/',
  'https://224.0.0.1/',
  'https://239.255.255.255/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://192.0.2.1/',
  'https://198.51.100.1/',
  'https://203.0.113.1/',
  'https://198.18.0.1/',
  'https://0xa9fea9fe/',
  'https://2852039166/', // prettier-ignore
  // IPv6, and IPv4 wrapped in it.
  'https://[::1]/',
  'https://[::]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:8.8.8.8]/',
  'https://[::127.0.0.1]/',
  'https://[::7f00:1]/',
  'https://[::c0a8:101]/',
  'https://[::ffff:0:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b::808:808]/',
  'https://[64:ff9b:1::a9fe:a9fe]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[ff02::1]/',
  'https://[fec0::1]/',
  'https://[100::1]/',
  'https://[2001:db8::1]/',
  'https://[3fff::1]/',
  'https://[5f00::1]/', // prettier-ignore
  // Names that never lead out of a network.
  'https://metadata.google.internal/',
  'https://instance-data/',
  'https://printer.local/',
  'https://hub/',
  'https://kubernetes.default.svc.cluster.local/',
  'https://x.home.arpa/',
  'https://a..b/', // prettier-ignore
] as const

test.each(CLOSED.map((url) => [url]))('%j is refused', (url) => {
  expect(() => targets.check(url)).toThrow(expect.objectContaining({ code: 'WEBHOOK_TARGET' }) as Error)
})

test.each(['https://example.com/hook', 'https://example.com:8443/a?b=c', 'https://学校.中国/', 'https://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://EXAMPLE.com./'])('%j is taken', (url) => {
  expect(targets.check(url)).toBeInstanceOf(URL)
}) // prettier-ignore

test('a refusal says the same of each', () => {
  const said = new Set(CLOSED.map((url) => { try { return String(targets.check(url)) } catch (thrown) { return (thrown as Error).message } })) // prettier-ignore
  expect(said.size).toBe(1)
})

describe('the allow-list', () => {
  const allowing = new Targets(['10.20.0.0/16', '127.0.0.1', 'school.example.cn', 'fd12::/16'])
  test.each(['http://10.20.3.4/', 'https://10.20.3.4/', 'http://127.0.0.1:4000/x', 'http://school.example.cn/', 'https://[fd12::7]/'])('opens %s', (url) => {
    expect(allowing.check(url)).toBeInstanceOf(URL)
  }) // prettier-ignore
  test.each(['http://10.21.3.4/', 'http://127.0.0.2/', 'http://other.example.cn/', 'http://school.example.cn.evil.com/', 'https://[fd13::7]/', 'http://8.8.8.8/'])('leaves %s closed', (url) => {
    expect(() => allowing.check(url)).toThrow(expect.objectContaining({ code: 'WEBHOOK_TARGET' }) as Error)
  }) // prettier-ignore
})

/** Answers each question with the next list, as a name does whose owner rebinds it. */
const rebinding = (...answers: string[][]) => {
  const asked: string[] = []
  const resolve = (name: string, answer: (fault: null, addresses: LookupAddress[]) => void) => {
    const next = answers[Math.min(asked.push(name), answers.length) - 1]!
    setImmediate(() => answer(null, next.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))) // prettier-ignore
  }
  return { asked, resolve: resolve as never }
}

const posting = (url: string) => ({ url, headers: {}, body: '{}' })

describe('names', () => {
  test.each([
    ['loopback', ['127.0.0.1']],
    ['mapped loopback', ['::ffff:127.0.0.1']],
    ['one good and one closed', ['93.184.216.34', '10.0.0.1']],
    ['metadata', ['169.254.169.254']],
    ['nothing', []],
  ])('that lead to %s are not called', async (_what, addresses) => {
    const receiver = await Receiver.start()
    const { resolve, asked } = rebinding(addresses)
    const sender = new Sender(new Targets([], resolve), 1_000)
    const { port } = new URL(receiver.url)
    const outcome = await sender.post(posting(`https://rebind.example.com:${port}/`))
    expect(outcome).not.toHaveProperty('status')
    expect(asked).toEqual(['rebind.example.com'])
    expect(receiver.got).toEqual([])
    sender.close()
    await receiver.stop()
  })

  test('the address that was checked is the one that is called: the name is asked once', async () => {
    const receiver = await Receiver.start()
    const { resolve, asked } = rebinding(['127.0.0.1'], ['169.254.169.254'])
    const sender = new Sender(new Targets(['127.0.0.1', 'open.example.com'], resolve), 1_000)
    const { port } = new URL(receiver.url)
    expect(await sender.post(posting(`http://open.example.com:${port}/`))).toEqual({ status: 204 })
    expect(asked).toHaveLength(1)
    expect(receiver.got[0]!.headers.host).toBe(`open.example.com:${port}`)
    sender.close()
    await receiver.stop()
  })

  test('a name that was open is checked anew for each connection', async () => {
    const { resolve, asked } = rebinding(['8.8.8.8'], ['127.0.0.1'])
    const looked = new Targets([], resolve)
    const once = () =>
      new Promise((done) => looked.lookup('a.example.com', { all: true }, (fault, found) => done(fault ?? found)))
    expect(await once()).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(await once()).toMatchObject({ code: 'WEBHOOK_TARGET' })
    expect(asked).toHaveLength(2)
  })

  test('a name that nobody answers for ends with the time limit', async () => {
    const sender = new Sender(new Targets([], (() => undefined) as never), 200)
    expect(await sender.post(posting('https://silent.example.com/'))).toEqual({ fault: 'TIMEOUT' })
    sender.close()
  })
})
