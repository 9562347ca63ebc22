import { readFile } from 'node:fs/promises'
import {
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'

const demoFilm = new URL('../../../local/demo/media/videos/desk-stretch.mp4', import.meta.url)

/** A real MP4 file of this length and some 20 kB: the first picture of a film of the demo, standing still. */
export async function filmOf(lengthSeconds: number): Promise<Uint8Array> {
  const input = new Input({ source: new BufferSource(await readFile(demoFilm)), formats: [MP4] })
  const track = await input.getPrimaryVideoTrack()
  const picture = track && (await new EncodedPacketSink(track).getFirstPacket())
  const codec = await track?.getCodec()
  const decoderConfig = await track?.getDecoderConfig()
  if (!picture || !codec || !decoderConfig) throw new Error('the film of the demo has no picture')
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() })
  const pictures = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(pictures)
  await output.start()
  await pictures.add(picture.clone({ timestamp: 0, duration: lengthSeconds }), { decoderConfig })
  await output.finalize()
  return new Uint8Array(output.target.buffer ?? new ArrayBuffer(0))
}
