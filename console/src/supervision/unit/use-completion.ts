import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Organisation } from '@zhixing/shared/identity/organisation'
import { getCompletion } from '@zhixing/shared/supervision/contract'
import {
  type CompletionFigures,
  type LevelCounts,
  sumFigures,
} from '@zhixing/shared/supervision/level-counts'
import type { ManagedListState } from '../../components/list/use-managed-list'
import { call } from '../../server/call'

/** A unit below the one that is shown, or the people of that one itself. */
export interface UnitRow {
  key: string
  unit: Organisation
  /** The people of the unit itself, without those of units below it. */
  isOwn: boolean
  year: number
  figures: CompletionFigures
}

/** The totals of a unit and of those below it, the latter as the rows of a list. */
export function useCompletion(organisationId: string, creditYear: number) {
  const query = useQuery({
    queryKey: ['completion', organisationId, creditYear],
    queryFn: ({ signal }) => call(getCompletion, { organisationId, creditYear }, signal),
    placeholderData: keepPreviousData,
    enabled: organisationId !== '',
  })
  const { data, error, isPlaceholderData } = query
  const state = () => {
    if (!data) return error ? 'failed' : 'loading'
    return isPlaceholderData ? 'changing' : 'shown'
  }
  const rowOf = (unit: Organisation, counts: LevelCounts[], isOwn: boolean): UnitRow => ({
    key: isOwn ? 'own' : unit.organisationId,
    unit,
    isOwn,
    year: data?.creditYear ?? creditYear,
    figures: sumFigures(counts),
  })
  const hasOwnRow = data?.unit.hasChildren === true && data.own.length > 0
  const list: ManagedListState<UnitRow> = {
    state: state(),
    rows: [
      ...(hasOwnRow ? [rowOf(data.unit, data.own, true)] : []),
      ...(data?.children ?? []).map((child) => rowOf(child, child.counts, false)),
    ],
    error,
    readAt: query.dataUpdatedAt,
    countedThrough: data?.countedThrough,
    isRefetching: query.isRefetching,
    refetch: query.refetch,
    // All units below one are read at once.
    hasMore: false,
    isLoadingMore: false,
    loadMore: () => undefined,
    loadUpTo: async () => undefined,
  }
  return { completion: data, list }
}
