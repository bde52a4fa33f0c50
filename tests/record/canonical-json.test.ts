import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../record/canonical-json.ts'

it('writes the examples of RFC 8785', () => {
  // Section 3.2.2 and 3.2.4.
  const example = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  // Section 3.2.3: by UTF-16 units, in which a face stands before the letters of Hebrew ligatures.
  const names = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect(JSON.parse(canonicalJson(names))).toEqual(names)
  const order = ['Carriage Return', 'One', 'Control', 'Latin Small', 'Euro Sign', 'Emoji', 'Hebrew']
  const places = order.map((name) => canonicalJson(names).indexOf(name))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
  // Appendix B, where numbers stand by their bits.
  for (const [bits, text] of [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555555', '333333333.3333333'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ] as const)
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE()), bits).toBe(text)
})

it('sorts names of digits as texts, which no order of members of an object is', () => {
  expect(canonicalJson({ b: 1, 10: 2, 9: 3, a: { 2: 4, 11: 5 } })).toBe('{"10":2,"9":3,"a":{"11":5,"2":4},"b":1}')
})

it('says the same as the library that the log was kept with before, of any JSON', () => {
  const names = fc.oneof(fc.string({ unit: 'binary' }), fc.nat().map(String), fc.constantFrom('__proto__', 'toJSON'))
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(null, true, false),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(names, tie('value'), { maxKeys: 6 }),
    ),
  }))
  fc.assert(
    fc.property(value, (any) => {
      expect(canonicalJson(any)).toBe(canonicalize(any))
    }),
    { numRuns: 2_000 },
  )
})

it('leaves out members without a value, and carries nothing that is no JSON', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
  const others = [NaN, Infinity, [undefined], () => 1, new Date(0), Buffer.alloc(1), new Map(), 1n, Symbol('a')]
  for (const [n, other] of others.entries()) expect(() => canonicalJson({ other }), `other ${n}`).toThrow(TypeError)
})
