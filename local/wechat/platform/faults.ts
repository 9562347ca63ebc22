import type { Platform } from './platform'
import type { InjectedFault } from './records'

export type NewFault = Omit<InjectedFault, 'sequence' | 'share'> & { share?: number }

/** Makes calls of a path fail from now on. */
export function addFault(platform: Platform, { share = 1, ...fault }: NewFault): InjectedFault {
  const added = { sequence: platform.nextSequence(), share, ...fault }
  platform.store.commit(['faults', added.sequence, added])
  platform.notifyUi({ kind: 'fault' })
  return added
}

export function removeFault(platform: Platform, sequence: string) {
  platform.store.commit(['faults', sequence, null])
  platform.notifyUi({ kind: 'fault' })
}

export function clearFaults(platform: Platform) {
  for (const sequence of [...platform.store.all.faults.keys()]) removeFault(platform, sequence)
}

/** The fault that a call of this path meets, by chance and by how many calls it is for. */
export function takeFault(platform: Platform, path: string): InjectedFault | undefined {
  for (const [key, fault] of platform.store.all.faults) {
    if (fault.path !== '*' && fault.path !== path) continue
    if (platform.random() >= fault.share) continue
    if (fault.remaining !== undefined) {
      const remaining = fault.remaining - 1
      platform.store.commit(['faults', key, remaining > 0 ? { ...fault, remaining } : null])
      platform.notifyUi({ kind: 'fault' })
    }
    return fault
  }
  return undefined
}
