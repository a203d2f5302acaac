import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { HubError } from '../errors/hub-error'

/** Asks for all addresses of a name. */
export type ResolveName = (
  name: string,
  answer: (fault: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

const MOST_LETTERS = 2_000

/** Public addresses that answer from within: the platform services of a cloud. */
const WITHIN = ['168.63.129.16']
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** A target outside the rules. It says the same of each, so that nobody maps the network behind the hub by it. */
export class TargetRefused extends HubError {
  constructor() {
    super('WEBHOOK_TARGET')
  }
}

/** Where webhooks may go: https to public addresses, and what the settings allow besides. */
export class Targets {
  private readonly hosts = new Set<string>()
  private readonly ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = []

  /** `allowed`: hosts, addresses and ranges (10.1.0.0/16), also by http. */
  constructor(
    allowed: readonly string[],
    private readonly resolve: ResolveName = (name, answer) => systemLookup(name, { all: true, verbatim: true }, answer),
  ) {
    for (const one of allowed) {
      if (one.includes('/')) this.ranges.push(ipaddr.parseCIDR(one))
      else if (ipaddr.isValid(one)) this.ranges.push(ipaddr.parseCIDR(`${one}/${one.includes(':') ? 128 : 32}`))
      else this.hosts.add(plainHost(one))
    }
  }

  /** The address as it is called: digits, dots and letters of other scripts are as a browser reads them. Throws TargetRefused. */
  check(text: string): URL {
    if (text.length > MOST_LETTERS || !URL.canParse(text)) throw new TargetRefused()
    const url = new URL(text)
    const host = hostOf(url)
    const isNamed = this.hosts.has(plainHost(host))
    const literal = ipaddr.isValid(host)
    if (url.username !== '' || url.password !== '' || url.hash !== '' || host === '') throw new TargetRefused()
    if (literal && !this.isOpen(host)) throw new TargetRefused()
    if (!literal && !isNamed && !isPublicName(host)) throw new TargetRefused()
    if (url.protocol === 'https:') return url
    if (url.protocol === 'http:' && (isNamed || (literal && this.isAllowed(host)))) return url
    throw new TargetRefused()
  }

  /** Whether the settings name this host itself, wherever it is. */
  names(url: URL): boolean {
    return this.hosts.has(plainHost(hostOf(url)))
  }

  /** Whether an address may be called. */
  isOpen(address: string): boolean {
    return this.isAllowed(address) || isPublic(address)
  }

  /**
   * For `net.connect`: what it connects to are the addresses that were checked here; a name is asked once for a connection, so that it
   * cannot change between check and call. One closed address among several closes the name.
   */
  readonly lookup: LookupFunction = (name, options, answer) => {
    this.resolve(name, (fault, addresses) => {
      if (fault) return answer(fault, '', 0)
      const named = this.hosts.has(plainHost(name))
      if (addresses.length === 0 || !addresses.every(({ address }) => named || this.isOpen(address)))
        return answer(new TargetRefused(), '', 0)
      if ((options as { all?: boolean }).all === true) answer(null, addresses)
      else answer(null, addresses[0]!.address, addresses[0]!.family)
    })
  }

  private isAllowed(text: string): boolean {
    if (!ipaddr.isValid(text)) return false
    const address = ipaddr.process(text)
    return this.ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range as never, bits)) // the kinds are the same
  }
}

/**
 * IPv4 outside every special range; IPv6 in 2000::/3 alone, outside every special range. So addresses that wrap another one are closed
 * (mapped, compatible, NAT64, 6to4, Teredo): ipaddr.js calls some of them unicast.
 */
function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast' || WITHIN.includes(address.toString())) return false
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_IPV6)
}

/** Without brackets and zone. */
function hostOf({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

function plainHost(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

/** A name of the public DNS: two labels at least, and none that names machines within a network. */
function isPublicName(host: string): boolean {
  const labels = plainHost(host).split('.')
  const last = labels.at(-1)!
  return labels.length > 1 && labels.every((one) => one !== '') && !INNER.has(last)
}

const INNER = new Set(['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'test', 'invalid', 'onion', 'arpa']) // prettier-ignore
