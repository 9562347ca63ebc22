import { cpuMicroseconds, type Server } from '../processes'
import { generateLoad, type Sender } from './generate-load'

export interface HeartbeatFigures {
  rate: number // requests per second
  serverCpu: number // microseconds per request
  engineCpu: number // microseconds per request
  p50: number // milliseconds
  p99: number // milliseconds
}

export interface Subject {
  name: string
  server: Server
  senders: Sender[]
  runs: HeartbeatFigures[]
}

/**
 * Measures all subjects once a round, in slices of one second. The order turns with each round, so that no
 * subject always follows the same one, and a slow moment of the machine falls on neighbours alike.
 */
export async function measureRounds(subjects: Subject[], enginePid: number, rounds: number): Promise<void> {
  for (const { server, senders } of subjects) await measureSlice(server, senders, enginePid, WARM_UP_SECONDS)
  for (let round = 0; round < rounds; round++) {
    const turned = subjects.map((_, nth) => subjects[(nth + round) % subjects.length] as Subject)
    for (const { server, senders, runs } of turned)
      runs.push(await measureSlice(server, senders, enginePid, SLICE_SECONDS))
  }
}

const WARM_UP_SECONDS = 4
export const SLICE_SECONDS = 1 // processor time is counted in ticks of 10 ms

async function measureSlice(
  server: Server,
  senders: Sender[],
  enginePid: number,
  seconds: number,
): Promise<HeartbeatFigures> {
  const before = { server: cpuMicroseconds(server.pid), engine: cpuMicroseconds(enginePid) }
  const load = await generateLoad(server.port, senders, seconds)
  const { requests, failed, firstFailure, latencies } = load
  if (failed) throw new Error(`${failed} of ${requests} requests failed, for instance:\n${firstFailure}`)
  const latencyAt = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return {
    rate: requests / load.seconds,
    serverCpu: (cpuMicroseconds(server.pid) - before.server) / requests,
    engineCpu: (cpuMicroseconds(enginePid) - before.engine) / requests,
    p50: latencyAt(0.5),
    p99: latencyAt(0.99),
  }
}
