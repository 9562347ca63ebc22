import { fsckChecks } from '@zhixing/functions/log/fsck/fsck'
import { aSealedStore, runFsck } from '../support/log/sealed-store'
import { tamperingKinds, tamperWith } from '../support/log/tampering/tampering'
import type { Attack } from './attempt'
import { product } from './product'

let built: Promise<Awaited<ReturnType<typeof aSealedStore>>['store']> | undefined
async function build() {
  const { store, leave } = await aSealedStore([200, 70, 30], 20)
  leave() // the attacks after this one are on the table of everyone
  return store
}

/** Somebody with the rights of the table's owner edits, removes, inserts, reorders and truncates. Through is what fsck does not name. */
export const editedInside: Attack = {
  threat: 'T21',
  title: 'the table edited from inside: entries, leaves, nodes, checkpoints, files outside',
  async run(attempt) {
    built ??= build()
    const store = await built
    const rounds = attempt.stage.unchecked ? 2 : 20
    for (let nth = 0; nth < tamperingKinds.length * rounds; nth++) {
      const { copy, names } = tamperWith(store, nth)
      const told = new Set((await runFsck(copy, attempt.stage.unchecked)).findings.map(({ where }) => where))
      if (names.some((name) => !told.has(name))) attempt.letThrough()
    }
  },
  controls: fsckChecks.map((unchecked) => ({
    removed: `fsck’s look at: ${unchecked}`,
    stage: () => ({ ...product, unchecked }),
  })),
  openly:
    'an entry that waits to be sealed, a day at most, is protected by nothing; tests/integration/credits-fsck tries ten thousand',
}
