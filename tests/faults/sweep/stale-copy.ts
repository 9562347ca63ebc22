import { callEngine, type EngineAnswer, type EngineCommand, keysOfCommand } from '../../support/engine/calls'
import type { WireItem } from '../../support/engine/units'

/**
 * A second table that is always one write behind the first, whatever key was written: a lagging index or
 * replica.
 */
export function createStaleCopy(tables: { table: string; stale: string }, engine: () => string) {
  let isKept = false
  let keysBehind: WireItem[] = []
  let lastWrite: Promise<unknown> = Promise.resolve()

  const call = (operation: string, command: object) =>
    callEngine(engine(), operation, JSON.stringify(command))

  async function catchUp(Key: WireItem) {
    const { text } = await call('GetItem', { TableName: tables.table, Key, ConsistentRead: true })
    const { Item } = JSON.parse(text) as { Item?: WireItem }
    const target = { TableName: tables.stale }
    await (Item ? call('PutItem', { ...target, Item }) : call('DeleteItem', { ...target, Key }))
  }

  return {
    keep(isOn: boolean) {
      isKept = isOn
      keysBehind = []
    },
    read: (operation: string, command: EngineCommand) =>
      call(operation, { ...command, TableName: tables.stale }),
    /** Brings the copy to the state before this write, then writes; one write at a time. */
    beforeWrite(
      operation: string,
      command: EngineCommand,
      write: () => Promise<EngineAnswer>,
    ): Promise<EngineAnswer> {
      if (!isKept) return write()
      const turn = lastWrite.then(async () => {
        await Promise.all(keysBehind.map(catchUp))
        keysBehind = keysOfCommand(operation, command)
        return write()
      })
      lastWrite = turn.catch(() => undefined)
      return turn
    },
  }
}
