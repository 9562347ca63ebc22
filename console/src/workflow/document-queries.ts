import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../server/query-client'

interface Options<Document> {
  /** First part of every query key of these documents. */
  name: string
  load: (documentId: string, signal: AbortSignal) => Promise<Document>
  idOf: (document: Document) => string
  /** Queries of other modules' data that a write to the document changes. */
  relatedKeys?: (documentId: string) => QueryKey[]
}

export type DocumentQueries<Document> = ReturnType<typeof createDocumentQueries<Document>>

/** The queries of documents that are shown in lists and one by one. */
export function createDocumentQueries<Document>({ name, load, idOf, relatedKeys }: Options<Document>) {
  const one = (documentId: string) =>
    queryOptions({
      queryKey: [name, 'one', documentId],
      queryFn: ({ signal }) => load(documentId, signal),
    })
  return {
    one,
    /** Key of a list; every write invalidates it under any filters. */
    list: (filters: object): QueryKey => [name, 'list', filters],
    /** Reads the document from the server, whatever the cache holds. */
    fetchLatest: (documentId: string) => queryClient.fetchQuery({ ...one(documentId), staleTime: 0 }),
    /** Shows the document that a write has answered with, and invalidates what else the write changed. */
    store: (document: Document) => {
      const documentId = idOf(document)
      queryClient.setQueryData(one(documentId).queryKey, () => document)
      const keys = [[name, 'list'], ...(relatedKeys?.(documentId) ?? [])]
      for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
    },
    invalidate: (documentId: string) => queryClient.invalidateQueries({ queryKey: one(documentId).queryKey }),
  }
}
