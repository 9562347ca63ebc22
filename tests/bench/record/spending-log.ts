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

export const spendingKinds = ['beat', 'launch', 'fold', 'completion', 'award', 'before'] as const
export type SpendingKind = (typeof spendingKinds)[number]
export type StudyVerb = 'heartbeat' | 'launch'

/**
 * Attributes units to the request that is under way, one at a time. What follows from completing a lesson is
 * counted apart from the beat, a fold apart from the launch that leaves a lesson; publishing, enrolment and
 * cached reads count as `before`.
 */
export function createSpendingLog() {
  const spent = Object.fromEntries(
    spendingKinds.map((kind) => [kind, { calls: 0, writes: 0, reads: 0 }]),
  ) as Record<SpendingKind, Spending>
  const requests: Record<StudyVerb, number> = { heartbeat: 0, launch: 0 }
  const writesByPartition = new Map<string, number>()
  let underWay: { verb: StudyVerb; courseId: string | undefined } | undefined

  function kindOf(key: string, operation: string): SpendingKind {
    if (/LEDGER#|UNSEALED#/.test(key)) return 'award'
    if (!underWay || key.startsWith('COURSE#')) return 'before'
    if (underWay.verb === 'heartbeat')
      return key.includes('#LESSON#') || operation === 'Query' ? 'completion' : 'beat'
    if (key.includes('#LESSON#')) return 'fold'
    return operation === 'Query' && !key.includes(`COURSE#${underWay.courseId}#`) ? 'completion' : 'launch'
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
      if (underWay && writes)
        writesByPartition.set(partition, (writesByPartition.get(partition) ?? 0) + writes)
    },
    /** Whether a request is under way. */
    get isOpen() {
      return underWay !== undefined
    },
    async during<T>(verb: StudyVerb, courseId: string | undefined, run: () => Promise<T>): Promise<T> {
      requests[verb]++
      underWay = { verb, courseId }
      try {
        return await run()
      } finally {
        underWay = undefined
      }
    },
  }
}
export type SpendingLog = ReturnType<typeof createSpendingLog>
