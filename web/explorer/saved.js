'use strict'

// Saved operations beside the explorer: opened in a tab, taken away as a file, and what is in the editor saved under a name. Each runs by the
// rights of whoever runs it. `ask` asks the hub, `open` opens a document in a tab, `active` gives what is in the editors.
window.TONGLIAN_SAVED = function ({ element, ask, headers, open, active, word, language }) {
  const FIELDS = 'id name version titleZh titleEn description document mine formats { format refused }'
  const LIST = `{ savedOperations { ${FIELDS} } }`
  const SAVE =
    'mutation ($input: SaveOperationInput!) { saveOperation(input: $input) { operation { name version } errors { message } } }'
  let shown = []

  /** For the account and purpose of now; nothing where it may save and run none. */
  async function refresh() {
    const { data } = await ask({ query: LIST })
    shown = data?.savedOperations ?? null
    draw()
  }

  function draw(message = '') {
    element.hidden = shown === null
    element.querySelector('summary').textContent = word('saved')
    const list = make('ul', '', shown?.map(row) ?? [])
    const rest = shown?.length === 0 ? [make('p', word('noSaved'))] : []
    element.querySelector('div').replaceChildren(...rest, list, form(), say(message))
  }

  function row(operation) {
    const title = language() === 'zh' ? operation.titleZh : operation.titleEn
    const button = make('button', `${title} (${operation.name}, v${operation.version})`)
    button.type = 'button'
    button.title = operation.description
    button.addEventListener('click', () => {
      element.open = false
      open({ query: operation.document, variables: '{}' })
    })
    const files = operation.formats
      .filter(({ format }) => format !== 'JSON')
      .map(({ format, refused }) => fileButton(operation, format.toLowerCase(), refused))
    return make('li', '', [button, ...files])
  }

  /** A document whose answer is no single list gives no file: the button says why. */
  function fileButton({ name, document: text }, format, refused) {
    const button = make('button', format.toUpperCase())
    button.type = 'button'
    button.setAttribute('aria-label', `${name}.${format}`)
    button.disabled = refused !== null
    button.title = refused ?? ''
    button.addEventListener('click', () => void take(name, format, text))
    return button
  }

  /** By POST: what is asked for may be personal, and addresses are logged. The variables are those of the editor where it holds this document. */
  async function take(name, format, text) {
    const { query, variables } = active()
    const sent = query.trim() === text.trim() && variables.trim() ? variables : '{}'
    const response = await fetch(`/api/${name}.${format}`, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/json' },
      body: sent,
    })
    if (!response.ok) return draw(await faultOf(response))
    const link = make('a', '')
    link.href = URL.createObjectURL(await response.blob())
    link.download = `${name}.${format}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  async function faultOf(response) {
    const body = await response.json().catch(() => null)
    return body?.errors?.[0]?.message ?? body?.message ?? String(response.status)
  }

  /** Saves what is in the editor; of an operation of this account with that name a new version. */
  function form() {
    const fields = ['name', 'titleZh', 'titleEn'].map((name) => input(name))
    const shared = make(
      'select',
      '',
      ['OWN', 'DEPARTMENT'].map((code) => option(code)),
    )
    shared.setAttribute('aria-label', word('shared'))
    const button = make('button', word('save'))
    const made = make('form', '', [make('p', word('saveThis')), ...fields, shared, button])
    made.addEventListener('submit', (event) => {
      event.preventDefault()
      const [name, titleZh, titleEn] = fields.map((field) => field.firstElementChild.value.trim())
      void save({ name, titleZh, titleEn, shared: shared.value })
    })
    return made
  }

  async function save(given) {
    const own = shown.find((one) => one.mine && one.name === given.name)
    const change = own ? { id: own.id, version: own.version } : {}
    const input = { ...given, ...change, document: active().query, idempotencyKey: crypto.randomUUID() }
    const { data, errors = [] } = await ask({ query: SAVE, variables: { input } })
    const faults = data?.saveOperation?.errors ?? errors
    if (faults.length > 0) return say(faults.map(({ message }) => message).join(' '))
    await refresh()
    return say(`${word('savedAs')} ${data.saveOperation.operation.name} v${data.saveOperation.operation.version}`)
  }

  /** What came of it, in the place that is read aloud; what is typed in the form stays. */
  function say(message) {
    const kept = element.querySelector('[role=status]') ?? make('p', '')
    kept.setAttribute('role', 'status')
    kept.textContent = message
    return kept
  }

  function input(name) {
    const label = make('label', word(name))
    const field = make('input', '')
    field.required = true
    label.prepend(field)
    return label
  }

  function option(code) {
    const made = make('option', word(code))
    made.value = code
    return made
  }

  function make(tag, text, children = []) {
    const made = document.createElement(tag)
    made.append(...(text ? [text] : []), ...children)
    return made
  }

  return { refresh, draw }
}
