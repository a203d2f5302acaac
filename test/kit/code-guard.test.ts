import { beginStart, CodeFromTextError } from '../../src/kit/code-guard'

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as FunctionConstructor
const GeneratorFunction = Object.getPrototypeOf(function* () {}).constructor as FunctionConstructor
const AsyncGenerator = Object.getPrototypeOf(async function* () {}).constructor as FunctionConstructor

/** Reached anew each time: what was taken before the guard is not what a library takes. */
const WAYS: Readonly<Record<string, () => unknown>> = {
  'new Function': () => Reflect.construct(Function, ['return 1']),
  'Function called': () => (Reflect.get(globalThis, 'Function') as (text: string) => unknown)('return 1'),
  'the constructor of a function': () => (() => undefined).constructor.call(null, 'return 1'),
  'the constructor of an async function': () => new (async () => undefined).constructor.prototype.constructor('return 1'), // prettier-ignore
  'the constructor of a generator': () => Reflect.construct(function* () {}.constructor, ['yield 1']),
  eval: () => (Reflect.get(globalThis, 'eval') as (text: string) => unknown)('1'),
}

test('code from text is allowed while something starts, and refused from then on (faults.md 1)', () => {
  expect([AsyncFunction, GeneratorFunction, AsyncGenerator].every((one) => typeof one === 'function')).toBe(true)
  const [first, second] = [beginStart(), beginStart()]
  first.ready()
  for (const way of Object.values(WAYS)) expect(way).not.toThrow()
  second.ready()
  for (const [name, way] of Object.entries(WAYS)) {
    let thrown: unknown = null
    try {
      way()
    } catch (fault) {
      thrown = fault
    }
    expect([name, thrown instanceof CodeFromTextError]).toEqual([name, true])
  }
  const third = beginStart() // another hub of the same process, as tests start
  expect(WAYS['new Function']).not.toThrow()
  third.ready()
  third.ready()
  expect(WAYS['new Function']).toThrow(CodeFromTextError)
  expect(() => undefined).toBeInstanceOf(Function)
  expect((() => undefined).constructor.toString()).toBe('function Function() { [native code] }') // oidc-provider looks
})
