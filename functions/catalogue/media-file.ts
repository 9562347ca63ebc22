import { CustomSource, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny'

/** An object of the media bucket, read in parts. */
export interface MediaFile {
  objectBytes: number
  read: (start: number, end: number) => Promise<Uint8Array>
}

/** Index and last packet of a film of six hours are far less; a hostile file could ask for all of it. */
const READ_BYTES_MAX = 64 * 1024 * 1024

/**
 * The playing time of an MP4, M4A or WebM file in seconds: where its last picture or sound ends. Throws if it
 * is none, has no length, or was cut off. Two reads are enough, wherever the index stands.
 */
export async function readPlayingTime({ objectBytes, read }: MediaFile): Promise<number> {
  let readBytes = 0
  const source = new CustomSource({
    getSize: () => objectBytes,
    read: (start, end) => {
      readBytes += end - start
      if (readBytes > READ_BYTES_MAX) throw new Error('the index of the file is too large')
      return read(start, end)
    },
    prefetchProfile: 'fileSystem',
  })
  const input = new Input({ source, formats: [MP4, WEBM] })
  for (const track of await input.getTracks()) {
    const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
    if (!last) throw new Error('the file ends before its last packet')
  }
  const seconds = await input.computeDuration()
  if (!(seconds > 0 && seconds < Number.POSITIVE_INFINITY)) throw new Error('the file has no length')
  return seconds
}
