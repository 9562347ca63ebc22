import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** After the demo is loaded, memory that was needed only for that goes back to the machine, which the server by itself would keep for hours. */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
