import { CookieBrowser } from '../support/cookie-browser'
import type { SignInBench } from '../support/sign-in-bench'

/** A person with a browser. */
export function describeBrowser(at: SignInBench): void {
  test('a browser signs in, is known by its cookie, and never sees a token', async () => {
    const browser = new CookieBrowser()
    expect(await at.session(browser)).toEqual({ signedIn: false })
    expect((await at.graphql(browser)).status).toBe(401)
    const end = await at.fill(browser, await at.loginPage(browser, '?to=/explorer/%3Fa=1&account=police'), 'police')
    expect(end).toMatchObject({ url: `${at.hub.url}/explorer/?a=1`, status: 200 })
    const known = await at.session(browser)
    expect(known).toMatchObject({ signedIn: true, name: 'police', department: 'police', roles: ['officer'] })
    expect(JSON.stringify(known)).not.toMatch(/eyJ/)
    const answer = await at.graphql(browser)
    expect(await answer.json()).toMatchObject({ actor: { name: 'police', divisions: ['430421'] } })
    expect(browser.cookieNames(at.hub.url)).toEqual(['tonglian-session'])
  })

  test('the session cookie alone, as another site would send it, is refused', async () => {
    const browser = await at.signedIn('education')
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site', 'x-tonglian-csrf': '1' },
    ]) {
      const response = await at.graphql(browser, headers as Record<string, string>)
      expect([response.status, await response.json()]).toMatchObject([403, { code: 'CROSS_SITE' }])
    }
    expect((await at.graphql(browser, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    const out = await browser.go(`${at.hub.url}/auth/logout`, {
      method: 'POST',
      headers: { origin: 'http://elsewhere.invalid' },
    })
    expect(out.status).toBe(403)
    expect(await at.session(browser)).toMatchObject({ signedIn: true })
  })

  test('a changed state, a callback without its cookie and a callback sent twice are refused', async () => {
    const atCallback = (url: string) => url.startsWith(`${at.hub.url}/auth/callback`)
    const browser = new CookieBrowser()
    const back = await at.fill(browser, await at.loginPage(browser), 'approver', atCallback)
    const changed = new URL(back.url)
    changed.searchParams.set('state', `${changed.searchParams.get('state') ?? ''}x`)
    expect((await new CookieBrowser().go(back.url)).status).toBe(400)
    expect((await browser.go(changed.href)).status).toBe(400)
    expect(await at.session(browser)).toEqual({ signedIn: false })

    const second = new CookieBrowser()
    const again = await at.fill(second, await at.loginPage(second), 'approver', atCallback)
    expect((await second.go(again.url)).status).toBe(302)
    expect((await second.go(again.url)).status).toBe(400)
  })

  test('a sign-in never leads to another site', async () => {
    for (const to of [
      '//elsewhere.invalid/',
      '/\\elsewhere.invalid',
      'https://elsewhere.invalid/',
      '/%09/elsewhere.invalid',
    ]) {
      const browser = new CookieBrowser()
      const end = await at.fill(
        browser,
        await at.loginPage(browser, `?to=${to.startsWith('/%') ? to : encodeURIComponent(to)}`),
        'justice',
      )
      expect(end.url).toBe(`${at.hub.url}/`)
    }
  })

  test('the session renews its token before it expires, once for all requests that ask', async () => {
    const browser = await at.signedIn('analyst')
    const jti = async () => ((await (await at.graphql(browser)).json()) as { jti: string }).jti
    const first = await jti()
    at.ahead = 272_000
    const [second, third] = await Promise.all([jti(), jti()])
    expect(second).not.toBe(first)
    expect(third).toBe(second)
  })

  test('signing out ends the session here and at the provider', async () => {
    const browser = await at.signedIn('neighbour')
    const answer = await browser.go(`${at.hub.url}/auth/logout`, {
      method: 'POST',
      headers: { 'x-tonglian-csrf': '1', accept: 'application/json' },
    })
    const { location } = (await answer.json()) as { location: string }
    expect(location).toContain('/protocol/openid-connect/logout?')
    expect(await at.session(browser)).toEqual({ signedIn: false })
    let page = await browser.follow(location)
    if (/logout/i.test(page.html) && /<form/.test(page.html)) page = await browser.submit(page, /logout/i, {})
    expect(page.url).toBe(`${at.hub.url}/`)
    expect((await at.loginPage(browser)).html).toContain('name="password"')
  })

  test('a session ended at the provider ends here', async () => {
    const browser = await at.signedIn('womens-federation')
    await at.provider.endSessions('womens-federation')
    expect(await at.session(browser)).toEqual({ signedIn: false })
  })
}
