/** A page whose script sends its first form: the hand-over pages of the embedded provider. */
const SUBMITS_ITSELF = /document\.forms\[0\]\.submit\(\)/

/** A browser as far as sign-in needs one: a cookie jar per host, redirects followed by hand, forms filled in. */
export class CookieBrowser {
  private readonly jar = new Map<string, Map<string, string>>()

  /** Fetches without following, as a navigation. */
  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url)
    const cookies = this.jar.get(host) ?? new Map<string, string>()
    this.jar.set(host, cookies)
    const headers = new Headers(init.headers)
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const at = pair.indexOf('=')
      const gone = attributes.some((each) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(each))
      if (gone) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  /** Follows redirects until a page, or until `stop` accepts the next address. */
  async follow(url: string, init: RequestInit = {}, stop: (url: string) => boolean = () => false): Promise<Visit> {
    let address = url
    let response = await this.go(address, init)
    for (let hops = 0; hops < 15; hops++) {
      const location = response.headers.get('location')
      if (location === null) {
        const page = { url: address, status: response.status, html: await response.text() }
        return SUBMITS_ITSELF.test(page.html) ? this.submit(page, /./, {}, stop) : page
      }
      address = new URL(location, address).href
      if (stop(address)) return { url: address, status: response.status, html: '' }
      response = await this.go(address)
    }
    throw new Error('too many redirects')
  }

  /** Submits the form of a page that `pick` recognises, with its hidden fields and these values. */
  submit(page: Visit, pick: RegExp, values: Record<string, string>, stop?: (url: string) => boolean): Promise<Visit> {
    const form = [...page.html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)]
      .map(([text]) => text)
      .find((text) => pick.test(text))
    if (form === undefined) throw new Error(`no form ${String(pick)} on ${new URL(page.url).pathname}`)
    const action = unescape(/<form\b[^>]*\baction="([^"]*)"/i.exec(form)?.[1] ?? '')
    const body = new URLSearchParams()
    for (const [input] of form.matchAll(/<input\b[^>]*>/gi)) {
      const name = /\bname="([^"]*)"/.exec(input)?.[1]
      if (name !== undefined && /type="hidden"/.test(input))
        body.set(name, unescape(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''))
    }
    for (const [name, value] of Object.entries(values)) body.set(name, value)
    const { origin } = new URL(page.url)
    return this.follow(new URL(action, page.url).href, { method: 'POST', body, headers: { origin } }, stop)
  }

  cookieNames(url: string): string[] {
    return [...(this.jar.get(new URL(url).host)?.keys() ?? [])]
  }
}

export interface Visit {
  readonly url: string
  readonly status: number
  readonly html: string
}

function unescape(html: string): string {
  return html.replace(/&amp;/g, '&').replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
}
