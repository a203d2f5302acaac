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

  const storage = forgetful()
  let tabs // those of the first time; afterwards what was typed is in the storage
  let drawn = 0
  let root = null

  const hub = window.TONGLIAN_HUB({
    fetch: window.fetch.bind(window),
    headers: () => (byId('purpose').value ? { ...fromHub, 'x-purpose': byId('purpose').value } : fromHub),
    // What is in the editors stays: the account signs in again in another tab, and goes on here.
    onSignedOut: () => void (byId('signed-out').hidden = false),
  })
  const rights = window.TONGLIAN_RIGHTS({ ask: hub.ask, word })
  const cost = window.TONGLIAN_COST({ ask: hub.ask, word, show: (sentence) => void (byId('cost').textContent = sentence) }) // prettier-ignore
  const table = window.TONGLIAN_TABLE({ word })
  const saved = window.TONGLIAN_SAVED({
    ...{ element: byId('saved'), ask: hub.ask, headers: hub.headers, word, language: () => language },
    active: () => ({ query: active.query ?? '', variables: active.variables ?? '' }),
    open: (document) => void drawGraphiql(document),
  })
  let last = null // the last answer of this account and purpose
  let active = { query: '', variables: '' } // what is in the editors

  async function fetcher(asked) {
    const operation = { ...asked, operationName: nameIn(asked) }
    const answer = await hub.ask(operation)
    if (operation.operationName === 'IntrospectionQuery') return rights.marked(answer)
    keep(Symbol.asyncIterator in answer ? null : answer) // a live query has no table
    return answer
  }

  function keep(answer) {
    last = answer
    if (!byId('table').hidden) table.draw(byId('table'), last)
  }

  function lookAt({ tabs, activeTabIndex }) {
    const { query, variables: written } = tabs[activeTabIndex] ?? {}
    const variables = written ?? (query === active.query ? active.variables : '') // GraphiQL tells of the query first
    if (query === active.query && variables === active.variables) return
    active = { query, variables }
    weigh()
  }

  const weigh = () => cost.typed({ ...active, operationName: null })

  /** GraphiQL learns a moment late that another operation was typed: a name that the document does not have is not sent. */
  function nameIn({ query, operationName }) {
    const names = [...query.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g)].map(([, name]) => name)
    return names.includes(operationName) ? operationName : undefined
  }

  /** Draws GraphiQL anew. What was typed stays; answers go, for they belong to the account and purpose that asked. */
  async function drawGraphiql(opened = null) {
    if (drawn > 0) await new Promise((done) => setTimeout(done, 600)) // GraphiQL writes what was typed half a second later
    drawn += 1
    keep(null)
    if (opened) active = opened
    weigh()
    void saved.refresh()
    const first = drawn === 1 && {
      defaultTabs: tabs,
      // GraphiQL fills the editors of the tab it opens with from here, and those of the others from defaultTabs.
      query: tabs[0]?.query,
      variables: tabs[0]?.variables,
    }
    const graphiql = window.React.createElement(window.GraphiQL, {
      key: drawn,
      fetcher,
      storage,
      defaultEditorToolsVisibility: 'variables',
      shouldPersistHeaders: false,
      onTabChange: lookAt,
      ...first,
      ...opened, // a document of its own comes into a new tab
    })
    root.render(graphiql)
  }

  /** Looks who is signed in: another tab may have changed it. */
  async function lookWho() {
    const now = await json('/auth/session')
    byId('signed-out').hidden = now.signedIn
    if (!now.signedIn || now.name === session.name) return
    session = now
    byId('purpose').value = '' // none is chosen for anybody
    draw()
    await drawGraphiql()
  }

  async function switchTo(account, address) {
    byId('accounts').open = false
    try {
      await window.TONGLIAN_SWITCH(account)
      await lookWho()
    } catch {
      location.assign(address) // the provider has a page of its own
    }
  }

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
    link.addEventListener('click', (event) => {
      event.preventDefault()
      void switchTo(account, link.href)
    })
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
    tabs = settings.trustedOnly ? settings.queries : await hub.offered(settings.queries)
    if (tabs[0]) active = tabs[0]
    byId('signed-out').addEventListener('click', () => void (byId('signed-out').hidden = true))
    byId('sign-out').addEventListener('click', signOut)
    byId('language').addEventListener('click', () => {
      language = language === 'zh' ? 'en' : 'zh'
      draw()
      void drawGraphiql() // the marks are words too
    })
    byId('purpose').addEventListener('change', () => void drawGraphiql())
    byId('as-table').addEventListener('click', () => {
      byId('table').hidden = !byId('table').hidden
      byId('as-table').setAttribute('aria-expanded', String(!byId('table').hidden))
      keep(last)
    })
    window.addEventListener('focus', lookWho)
    document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && lookWho()))
    window.TONGLIAN_LABELS(byId('graphiql'), word)
    window.TONGLIAN_KEYBOARD((on) => document.body.classList.toggle('leaving', on))
    root = window.ReactDOM.createRoot(byId('graphiql'))
    await drawGraphiql()
  }

  start()
})()
