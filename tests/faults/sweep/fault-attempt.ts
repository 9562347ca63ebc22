import { type EngineCommand, keysOfCommand } from '../../support/engine/calls'
import {
  type FaultName,
  faultKindOf,
  isWriteOperation,
  type PlannedFault,
  type TableCall,
} from './fault-kinds'

/** The calls one verb makes, and the planned fault that one of them meets. */
export class FaultAttempt {
  readonly calls: TableCall[] = []
  fired = 0
  isKilled = false
  private readonly seen = new Map<string, number>()

  constructor(private readonly fault?: PlannedFault) {}

  kill() {
    this.isKilled = true
  }

  /**
   * Records the call, unless it is the client's retry of a call that just met its fault; returns the fault it
   * meets.
   */
  faultFor(operation: string, command: EngineCommand): FaultName | undefined {
    const kind = describe(operation, command)
    if (this.isRetryOf(kind)) return this.fire()
    const count = (this.seen.get(kind) ?? 0) + 1
    this.seen.set(kind, count)
    const name = `${kind} ·${count}`
    this.calls.push({ name, isWrite: isWriteOperation(operation), lags: lagOf(operation, command) })
    return this.fault?.call === name && this.fired === 0 ? this.fire() : undefined
  }

  private isRetryOf(kind: string): boolean {
    const { fault, fired } = this
    if (!fault || fired === 0 || fired === faultKindOf(fault.kind).times) return false
    return fault.call.startsWith(`${kind} ·`)
  }

  private fire() {
    this.fired++
    return this.fault?.kind
  }
}

function lagOf(operation: string, command: EngineCommand): TableCall['lags'] {
  if (command.IndexName) return 'index'
  const isConsistent = isWriteOperation(operation) || command.ConsistentRead || operation.startsWith('Batch')
  return isConsistent ? undefined : 'replica'
}

function describe(operation: string, command: EngineCommand): string {
  const keys = keysOfCommand(operation, command)
  if (keys.length) return `${operation} ${keys.map(({ pk, sk }) => `${pk?.S} / ${sk?.S}`).join(', ')}`
  const values = Object.values(command.ExpressionAttributeValues ?? {}).map(
    (value) => Object.values(value)[0],
  )
  const parts = [command.IndexName, ...values, command.ExclusiveStartKey && 'on']
  return `${operation} ${parts.filter(Boolean).join(' ')}`
}
