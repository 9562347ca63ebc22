import { padded, widthOf } from './progress'

/** Lines in a frame, also when half of them are Chinese. */
export function boxed(lines: string[]): string {
  const width = Math.max(...lines.map(widthOf))
  const rule = '─'.repeat(width + 2)
  return [`┌${rule}┐`, ...lines.map((line) => `│ ${padded(line, width)} │`), `└${rule}┘`].join('\n')
}
