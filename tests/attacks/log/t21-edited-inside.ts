import { fsckChecks } from '@zhixing/functions/log/fsck/fsck'
import { aSealedStore, runFsck } from '../../support/log/sealed-store'
import { tamperingKinds, tamperWith } from '../../support/log/tampering/tampering'
import type { Attack } from '../attack'
import { product } from '../product'

let built: Promise<Awaited<ReturnType<typeof aSealedStore>>['store']> | undefined
async function build() {
  const { store, leave } = await aSealedStore([200, 70, 30], 20)
  leave() // later attacks use the shared table
  return store
}

/**
 * An attacker with full access to the table changes it in every way. Changes that fsck does not name are let
 * through.
 */
const editedInside: Attack = {
  threat: 'T21',
  title: 'the table edited from inside: entries, leaves, nodes, checkpoints, files outside',
  async run(attempt) {
    built ??= build()
    const store = await built
    const rounds = attempt.stage.unchecked ? 2 : 20
    for (let nth = 0; nth < tamperingKinds.length * rounds; nth++) {
      const { copy, names } = tamperWith(store, nth)
      const named = new Set((await runFsck(copy, attempt.stage.unchecked)).findings.map(({ where }) => where))
      if (names.some((name) => !named.has(name))) attempt.letThrough()
    }
  },
  controls: fsckChecks.map((unchecked) => ({
    removed: `fsck’s look at: ${unchecked}`,
    stage: () => ({ ...product, unchecked }),
  })),
  limitation:
    'an unsealed entry is unprotected for up to a day; tests/integration/log/fsck.test.ts tries ten thousand',
}

export const attacks = [editedInside]
