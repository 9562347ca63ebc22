import type { World } from './platform'
import type { Fault } from './records'

export type NewFault = Omit<Fault, 'sequence' | 'share'> & { share?: number }

/** From now on calls of the path go wrong in this way. */
export function addFault(world: World, { share = 1, ...fault }: NewFault): Fault {
  const added = { sequence: world.sequence(), share, ...fault }
  world.store.commit(['faults', added.sequence, added])
  world.tell({ kind: 'fault' })
  return added
}

export function removeFault(world: World, sequence: string) {
  world.store.commit(['faults', sequence, null])
  world.tell({ kind: 'fault' })
}

export function clearFaults(world: World) {
  for (const sequence of [...world.store.all.faults.keys()]) removeFault(world, sequence)
}
