import { expect, test } from '@jest/globals'
import { collectAttacks } from '../../attacks/attack'
import { collectExemptions } from '../../attacks/exemption'
import { gainOf, runAttack } from '../../attacks/suite'

const attacks = await collectAttacks()

test.each(attacks.map((attack) => [`${attack.threat} ${attack.title}`, attack] as const))(
  '%s: gains nothing on the product, and something on every control',
  async (_, attack) => {
    const [product, inMemory, ...controls] = await runAttack(attack)
    expect(product?.outcome).toMatchObject({ excessMs: 0, letThrough: 0 })
    expect(inMemory?.outcome).toMatchObject({ excessMs: 0, letThrough: 0 })
    // The stage that controls derive from credits exactly as the product does.
    if (!attack.racing) expect(inMemory?.outcome.creditedMs).toBe(product?.outcome.creditedMs)
    expect(controls.length).toBeGreaterThan(0)
    expect(controls.filter(({ outcome }) => gainOf(outcome) === 0).map(({ removed }) => removed)).toEqual([])
  },
  60_000,
)

test('every threat of the model is attacked or exempt by name; T19 is covered by T4', async () => {
  const threats = Array.from({ length: 22 }, (_, n) => `T${n + 1}`).filter((threat) => threat !== 'T19')
  const { noSurface } = await collectExemptions()
  const met = new Set([...attacks.map(({ threat }) => threat), ...Object.keys(noSurface)])
  expect(threats.filter((threat) => !met.has(threat))).toEqual([])
})
