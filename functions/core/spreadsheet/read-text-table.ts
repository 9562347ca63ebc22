import { type Options, parse } from 'csv-parse'
import type { SheetRow } from './sheet-row'
import { UnreadableFileError } from './unreadable-file'

const PROBE_BYTES = 256 * 1024
const ROW_BYTES_MAX = 256 * 1024

/**
 * The rows of a text table with commas, tabs or semicolons (RFC 4180), in UTF-8 or, as Excel saves it on a
 * Chinese Windows, GB 18030. Read as a stream.
 */
export async function* readTextTableRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRow> {
  const { probe, all } = await probeStart(chunks)
  const encoding = isUtf8(probe) ? 'utf-8' : 'gb18030'
  const start = new TextDecoder(encoding).decode(probe)
  if (start.includes('\0')) throw new UnreadableFileError('not-a-table')
  const options: Options = {
    delimiter: delimiterOf(start),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: ROW_BYTES_MAX,
    info: true,
  }
  const parser = parse(options)
  const fed = feed(parser, all, new TextDecoder(encoding))
  let number = 0
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      number += 1
      if (record.some((cell) => cell !== '')) yield { number, cells: record }
    }
  } catch (error) {
    throw new UnreadableFileError('damaged', error)
  } finally {
    parser.destroy()
    await fed
  }
}

/** Writes the decoded text to the parser, as fast as it takes it. Ends early if the parser is destroyed. */
async function feed(
  parser: ReturnType<typeof parse>,
  chunks: AsyncIterable<Uint8Array>,
  decoder: InstanceType<typeof TextDecoder>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => void parser.once('close', resolve))
  const written = async (text: string) => {
    if (parser.destroyed || parser.write(text)) return
    await Promise.race([closed, new Promise((resolve) => void parser.once('drain', resolve))])
  }
  let isStart = true // where a byte order mark may stand, which is no part of the first cell
  try {
    for await (const chunk of chunks) {
      if (parser.destroyed) return
      const text = decoder.decode(chunk, { stream: true })
      await written(isStart ? text.replace(/^\uFEFF/, '') : text)
      if (text !== '') isStart = false
    }
    if (!parser.destroyed) parser.end(decoder.decode())
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(`${error}`))
  }
}

/** The first bytes, and an iterable that yields them again before the rest. */
async function probeStart(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let bytes = 0
  while (bytes < PROBE_BYTES) {
    const { value, done } = await iterator.next()
    if (done) break
    first.push(value)
    bytes += value.length
  }
  async function* all() {
    yield* first
    for (;;) {
      const { value, done } = await iterator.next()
      if (done) return
      yield value
    }
  }
  return { probe: Buffer.concat(first).subarray(0, PROBE_BYTES), all: all() }
}

/** A character cut at the end of the probe does not count. */
function isUtf8(probe: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(probe, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The separator that the first lines hold most often; a comma if they hold none. */
function delimiterOf(start: string): string {
  const lines = start.split(/\r?\n/).slice(0, 20).join('\n')
  const counts = [',', '\t', ';'].map((separator) => lines.split(separator).length)
  const best = counts.indexOf(Math.max(...counts))
  return [',', '\t', ';'][best] ?? ','
}
