export interface Spending {
  calls: number
  writes: number
  reads: number
}
interface Call {
  operation: string
  body: { Key?: object; Item?: object; ExpressionAttributeValues?: object }
  writes: number
  reads: number
}

export const kinds = ['beat', 'launch', 'fold', 'completion', 'award', 'before'] as const
export type Kind = (typeof kinds)[number]
export type Verb = 'heartbeat' | 'launch'

/**
 * What is spent for what, while one request at a time is under way. Whatever a beat costs is the beat's, but for what follows from completing a
 * lesson; a fold belongs to the launch that leaves a lesson; what
 * is published and enrolled before, and kept by an instance for its life, to neither.
 */
export function aLedger() {
  const spent = Object.fromEntries(kinds.map((kind) => [kind, { calls: 0, writes: 0, reads: 0 }])) as Record<
    Kind,
    Spending
  >
  const requests: Record<Verb, number> = { heartbeat: 0, launch: 0 }
  const writesByPartition = new Map<string, number>()
  let doing: { verb: Verb; courseId: string | undefined } | undefined

  function kindOf(key: string, operation: string): Kind {
    if (/LEDGER#|UNSEALED#/.test(key)) return 'award'
    if (!doing || key.startsWith('COURSE#')) return 'before'
    if (doing.verb === 'heartbeat')
      return key.includes('#LESSON#') || operation === 'Query' ? 'completion' : 'beat'
    if (key.includes('#LESSON#')) return 'fold'
    return operation === 'Query' && !key.includes(`COURSE#${doing.courseId}#`) ? 'completion' : 'launch'
  }
  return {
    spent,
    requests,
    writesByPartition,
    observe({ operation, body, writes, reads }: Call) {
      const { pk, sk, ...values } = (body.Key ?? body.Item ?? body.ExpressionAttributeValues ?? {}) as Record<
        string,
        { S?: string }
      >
      const key = pk
        ? `${pk.S} ${sk?.S}`
        : Object.values(values)
            .map(({ S }) => S)
            .join(' ')
      const spending = spent[kindOf(key, operation)]
      spending.calls++
      spending.writes += writes
      spending.reads += reads
      const partition = key.split(' ')[0] ?? ''
      if (doing && writes) writesByPartition.set(partition, (writesByPartition.get(partition) ?? 0) + writes)
    },
    /** Whether a request of this ledger is under way. */
    get isOpen() {
      return doing !== undefined
    },
    async during<T>(verb: Verb, courseId: string | undefined, run: () => Promise<T>): Promise<T> {
      requests[verb]++
      doing = { verb, courseId }
      try {
        return await run()
      } finally {
        doing = undefined
      }
    },
  }
}
export type Ledger = ReturnType<typeof aLedger>
