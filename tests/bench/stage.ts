import { readFileSync } from 'node:fs'
import { createTable } from '@zhixing/local/engine/create-table'
import { startEngine } from '@zhixing/local/engine/engine'
import { type Meter, startMeter } from '../support/engine/meter'
import { testEnvironment } from '../support/environment'

type Observe = NonNullable<Parameters<typeof startMeter>[2]>

/**
 * An engine in memory, and the meter before it if somebody observes. The environment is set before any of the product is loaded, because it
 * is read once: import what runs on the stage only after this.
 */
export async function startStage(observe?: Observe) {
  const shape = JSON.parse(readFileSync(new URL('../../table.json', import.meta.url), 'utf8'))
  const { TABLE_NAME = '' } = testEnvironment('')
  const engine = await startEngine()
  const { endpoint } = engine
  await createTable(endpoint, TABLE_NAME)
  const meter: Meter | undefined = observe && (await startMeter(endpoint, shape, observe))
  Object.assign(process.env, testEnvironment(meter?.endpoint ?? endpoint))
  const stop = () => {
    meter?.stop()
    void engine.stop()
  }
  return { engineEndpoint: endpoint, enginePid: engine.pid, meter, stop }
}
