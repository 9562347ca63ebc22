import { readFileSync } from 'node:fs'
import { createTable } from '@zhixing/local/engine/create-table'
import { startEngine } from '@zhixing/local/engine/engine'
import { startBuckets } from '../support/engine/buckets'
import { type Meter, type ObserveSpending, startMeter } from '../support/engine/meter'
import { testEnvironment } from '../support/environment'

/**
 * An in-memory engine, with a meter before it if `observe` is given, and a bucket for checkpoints. The
 * product reads its environment once: import what runs on the stage only after this has resolved.
 */
export async function startStage(observe?: ObserveSpending) {
  const shape = JSON.parse(readFileSync(new URL('../../table.json', import.meta.url), 'utf8'))
  const { TABLE_NAME = '' } = testEnvironment('')
  const engine = await startEngine()
  const { endpoint } = engine
  await createTable(endpoint, TABLE_NAME)
  const bucket = await startBuckets()
  const meter: Meter | undefined = observe && (await startMeter(endpoint, shape, observe))
  Object.assign(process.env, testEnvironment(meter?.endpoint ?? endpoint), bucket.environment)
  const stop = () => {
    meter?.stop()
    bucket.stop()
    void engine.stop()
  }
  return { engineEndpoint: endpoint, enginePid: engine.pid, meter, stop }
}
