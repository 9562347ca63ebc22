import { type Options, parse } from 'csv-parse'
import { delimiterOf, isUtf8, probeStart } from './probe-text'
import type { SheetRow } from './sheet-row'
import { UnreadableFileError } from './unreadable-file'

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
