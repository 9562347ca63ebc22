import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import { getReport } from '@zhixing/shared/push/contract'
import { call } from '../../server/call'

export type DeliveryReport = OutputOf<typeof getReport>

const LOOK_AGAIN_MS = 5_000

/** Asked again while messages are still going out; undefined in `report` is none yet. */
export function useReport(announcementId: string, expected: boolean) {
  const query = useQuery({
    queryKey: ['report', announcementId],
    queryFn: async ({ signal }) => {
      try {
        return await call(getReport, { announcementId }, signal)
      } catch (error) {
        if (error instanceof Refusal && error.type === 'push/not-published') return null
        throw error
      }
    },
    enabled: expected,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : LOOK_AGAIN_MS),
  })
  return query
}
