import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import { getReport } from '@zhixing/shared/push/contract'
import { call } from '../../server/call'
import { deliveryReportKey } from '../queries'

export type DeliveryReport = OutputOf<typeof getReport>

const REFETCH_EVERY_MS = 5_000

/** The report of the WeChat messages, read again while they are being sent; null before sending begins. */
export const useDeliveryReport = (announcementId: string, isExpected: boolean) =>
  useQuery({
    queryKey: deliveryReportKey(announcementId),
    queryFn: async ({ signal }) => {
      try {
        return await call(getReport, { announcementId }, signal)
      } catch (error) {
        if (error instanceof Refusal && error.type === 'push/not-published') return null
        throw error
      }
    },
    enabled: isExpected,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : REFETCH_EVERY_MS),
  })
