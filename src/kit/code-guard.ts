/**
 * Keeps text from becoming program code. HTTP router, serialisers and drivers make functions from text while they start;
 * from then on nobody may, so that no text of a request ever can (faults.md, kind 1). Node's own flag
 * --disallow-code-generation-from-strings would stop the start as well.
 */
export class CodeFromTextError extends Error {
  override readonly name = 'CodeFromTextError'

  constructor() {
    super('text must not become program code once the hub listens')
  }
}

let starting = 0
let installed = false
let armed = false

/** A program part begins to start: code from text is allowed until every part that began is `ready` or given up. */
export function beginStart(): { ready(): void } {
  starting += 1
  let open = true
  return {
    ready() {
      if (!open) return
      open = false
      starting -= 1
      armed = true
      if (!installed) install()
    },
  }
}

function refuse(): void {
  if (armed && starting === 0) throw new CodeFromTextError()
}

/** Every way from a text to a function in JavaScript: the constructors, also where they are reached through a function, and eval. */
function install(): void {
  installed = true
  const samples = [function () {}, async function () {}, function* () {}, async function* () {}]
  for (const sample of samples) {
    const prototype = Object.getPrototypeOf(sample) as { constructor: FunctionConstructor }
    const guarded = new Proxy(prototype.constructor, {
      apply: (target, _self, texts: string[]) => {
        refuse()
        return target(...texts)
      },
      construct: (target, texts: string[], newTarget) => {
        refuse()
        return Reflect.construct(target, texts, newTarget) as object
      },
      // As itself: libraries tell plain functions from others by this text (oidc-provider).
      get: (target, key, self) =>
        key === 'toString' ? () => target.toString() : (Reflect.get(target, key, self) as unknown),
    })
    Object.defineProperty(prototype, 'constructor', { value: guarded, writable: false, configurable: false })
    if (prototype.constructor.name === 'Function') globalThis.Function = guarded
  }
  const evaluate = Reflect.get(globalThis, 'eval') as (text: string) => unknown
  const guarded = new Proxy(evaluate, {
    apply: (target, _self, [text]: [string]) => {
      refuse()
      return target(text)
    },
  })
  Reflect.set(globalThis, 'eval', guarded)
}
