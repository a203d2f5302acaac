'use strict'

// The explorer: a bar that says who is signed in, and GraphiQL that asks the hub with the session's cookie.
;(function () {
  const byId = (id) => document.getElementById(id)
  const fromHub = { 'x-tonglian-csrf': '1' }
  let language = navigator.language.startsWith('zh') ? 'zh' : 'en'
  let session = null
  let settings = { demoAccounts: [], queries: [], trustedOnly: false }

  const word = (code) => window.TONGLIAN_WORDS[language][code] || code
  const json = async (url) => (await fetch(url, { headers: fromHub })).json()
  const signIn = () => location.assign('/auth/login?to=/explorer')

  /** Nothing of a query, its variables or its answer stays in the browser when the page is closed. */
  function forgetful() {
    const kept = new Map()
    return {
      getItem: (name) => (kept.has(name) ? kept.get(name) : null),
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
      clear: () => kept.clear(),
      get length() {
        return kept.size
      },
    }
  }

  const hub = window.TONGLIAN_HUB({
    fetch: window.fetch.bind(window),
    headers: () => (byId('purpose').value ? { ...fromHub, 'x-purpose': byId('purpose').value } : fromHub),
    // What is in the editors stays: the account signs in again in another tab, and goes on here.
    onSignedOut: () => void (byId('signed-out').hidden = false),
  })

  function describe() {
    const parts = [
      session.name,
      session.department && word(session.department),
      session.roles.map(word).join(', '),
      session.divisions.map((code) => (code === '000000' ? word('whole') : code)).join(', '),
    ]
    return parts.filter(Boolean).join(' · ')
  }

  function option(purpose) {
    const element = document.createElement('option')
    element.value = purpose
    element.textContent = word(purpose || 'noPurpose')
    return element
  }

  function accountLink(account) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = `/auth/login?to=/explorer&account=${encodeURIComponent(account)}`
    link.textContent = account
    item.append(link)
    return item
  }

  function draw() {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word)
    const chosen = byId('purpose').value
    byId('who').textContent = describe()
    byId('purpose').replaceChildren(...['', ...session.purposes].map(option)) // none is chosen for anybody
    if (chosen) byId('purpose').value = chosen
    byId('accounts').hidden = settings.demoAccounts.length === 0
    byId('account-list').replaceChildren(...settings.demoAccounts.map(accountLink))
  }

  async function signOut() {
    const headers = { ...fromHub, accept: 'application/json' }
    const response = await fetch('/auth/logout', { method: 'POST', headers })
    location.assign((await response.json()).location)
  }

  async function start() {
    ;[session, settings] = await Promise.all([json('/auth/session'), json('/explorer/settings.json')])
    if (!session.signedIn) return signIn()
    draw()
    byId('trusted-only').hidden = !settings.trustedOnly
    const queries = settings.trustedOnly ? settings.queries : await hub.offered(settings.queries)
    byId('signed-out').addEventListener('click', () => void (byId('signed-out').hidden = true))
    byId('sign-out').addEventListener('click', signOut)
    byId('language').addEventListener('click', () => {
      language = language === 'zh' ? 'en' : 'zh'
      draw()
    })
    const graphiql = window.React.createElement(window.GraphiQL, {
      fetcher: hub.ask,
      storage: forgetful(),
      defaultTabs: queries,
      // GraphiQL fills the editors of the tab it opens with from here, and those of the others from defaultTabs.
      query: queries[0]?.query,
      variables: queries[0]?.variables,
      defaultEditorToolsVisibility: 'variables',
      shouldPersistHeaders: false,
    })
    window.ReactDOM.createRoot(byId('graphiql')).render(graphiql)
  }

  start()
})()
