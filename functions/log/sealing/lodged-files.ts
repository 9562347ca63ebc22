import type { TreeHead } from '../checkpoint/note'

/** Files lodged outside the table, by name. */
export type LodgedFiles = ReadonlyMap<string, string>

/**
 * The files of one checkpoint. With them alone the supervising department can check every signed root; the
 * leaf hashes, one a line, tell which entry was altered even if the whole table was rewritten.
 */
export const lodgedFileNames = ({ size, previousSize }: Pick<TreeHead, 'size' | 'previousSize'>) => ({
  checkpoint: `checkpoint-${size}.txt`,
  leaves: `leaves-${previousSize}-${size}.txt`,
  consistency: previousSize ? `consistency-${previousSize}-${size}.json` : undefined,
})

/** The size in the name of a lodged checkpoint; undefined for other files. */
export function sizeOfLodgedCheckpoint(name: string): number | undefined {
  const size = /^checkpoint-(\d+)\.txt$/.exec(name)?.[1]
  return size === undefined ? undefined : Number(size)
}
