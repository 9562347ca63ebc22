import { type UnzipFileInfo, unzipSync } from 'fflate'
import { UnreadableFileError } from './unreadable-file'

const ENTRIES_MAX = 2000
/** All parts unpacked. A sheet of a million rows and ten columns has about 500 MB of XML, which is streamed. */
const UNPACKED_BYTES_MAX = 1024 * 1024 * 1024
/** Parts other than sheets are held in memory, the shared texts above all. */
const HELD_BYTES_MAX = 96 * 1024 * 1024
/** Real sheets shrink to a tenth; a part that is larger than this by itself may not shrink to less than that. */
const RATIO_MAX = 100
const RATIO_CHECKED_FROM_BYTES = 1024 * 1024

const isSheet = (name: string) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)

/**
 * Refuses an archive that would unpack to too much, by its directory alone: nothing is unpacked. A part that
 * unpacks to more than its directory says is cut off by the library that unpacks it.
 */
export function checkArchive(file: Uint8Array): void {
  const entries = readDirectory(file)
  const unpacked = entries.reduce((sum, { originalSize }) => sum + originalSize, 0)
  const held = entries.reduce((sum, { name, originalSize }) => sum + (isSheet(name) ? 0 : originalSize), 0)
  const isTooLarge =
    entries.length > ENTRIES_MAX ||
    unpacked > UNPACKED_BYTES_MAX ||
    held > HELD_BYTES_MAX ||
    entries.some(shrinksTooMuch)
  if (isTooLarge) throw new UnreadableFileError('too-large')
}

const shrinksTooMuch = ({ size, originalSize }: UnzipFileInfo) =>
  originalSize > RATIO_CHECKED_FROM_BYTES && originalSize > size * RATIO_MAX

function readDirectory(file: Uint8Array): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = []
  const note = (entry: UnzipFileInfo) => {
    entries.push(entry)
    return false // do not unpack
  }
  try {
    unzipSync(file, { filter: note })
  } catch (error) {
    throw new UnreadableFileError('damaged', error)
  }
  return entries
}
