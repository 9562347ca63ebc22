import { expect, test } from '@jest/globals'
import { noSurface } from '../../attacks/no-surface'
import { attacks, gained, rowsOf } from '../../attacks/suite'

test.each(attacks.map((attack) => [`${attack.threat} ${attack.title}`, attack] as const))(
  '%s: nothing beyond real time, nothing let through; without the check there is',
  async (_, attack) => {
    const [product, composed, ...controls] = await rowsOf(attack)
    expect(product?.outcome).toMatchObject({ excessMs: 0, letThrough: 0 })
    expect(composed?.outcome).toMatchObject({ excessMs: 0, letThrough: 0 })
    // What the controls are made of credits as the product does, to the tenth of a second.
    if (!attack.racing) expect(composed?.outcome.creditedMs).toBe(product?.outcome.creditedMs)
    expect(controls.length).toBeGreaterThan(0)
    expect(controls.filter(({ outcome }) => gained(outcome) === 0).map(({ removed }) => removed)).toEqual([])
  },
  60_000,
)

test('every threat of the model is attacked, or said to have no surface yet; T19 is T4', () => {
  const threats = Array.from({ length: 22 }, (_, nth) => `T${nth + 1}`).filter((threat) => threat !== 'T19')
  const met = new Set([...attacks.map(({ threat }) => threat), ...noSurface.map(([threat]) => threat)])
  expect(threats.filter((threat) => !met.has(threat))).toEqual([])
})
