import { cursorOf, openCursor } from '../http/cursor'
import type { ManagedIndex } from './managed-index'

interface ManagedQuestion<Key, Document> {
  /** What the cursor is bound to: the list, the caller and every filter. */
  question: readonly unknown[]
  cursor: string | undefined
  /** At most this many documents. */
  pageSize: number
  /** Scope and filters. */
  matches: (key: Key) => boolean
  find: (key: Key) => Promise<Document | undefined>
  /** A filter that needs more than the key; a page then holds fewer documents than keys. */
  matchesDocument?: ((document: Document) => boolean | Promise<boolean>) | undefined
}

/**
 * One page of the documents within a scope, newest change first. The keys of the index choose them; the
 * index may lag behind, so every document is read and matched once more before it is shown.
 */
export async function listManaged<Key, Document>(
  index: ManagedIndex<Key, Document>,
  { question, cursor, pageSize, matches, find, matchesDocument = () => true }: ManagedQuestion<Key, Document>,
): Promise<{ documents: Document[]; cursor: string | undefined }> {
  const { keys, lastKey } = await index.listKeys(matches, openCursor(question, cursor), pageSize)
  const documents = await Promise.all(
    keys.map(async (key) => {
      const document = await find(key)
      const isMatch = document !== undefined && matches(index.toIndexKey(document))
      return isMatch && (await matchesDocument(document)) ? document : undefined
    }),
  )
  return {
    documents: documents.filter((document) => document !== undefined),
    cursor: cursorOf(question, lastKey),
  }
}
