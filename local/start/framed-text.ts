import stringWidth from 'string-width'

/** Lines in a frame. A Chinese character is two columns wide. */
export function frameText(lines: string[]): string {
  const width = Math.max(...lines.map((line) => stringWidth(line)))
  const rule = '─'.repeat(width + 2)
  const framed = lines.map((line) => `│ ${padToWidth(line, width)} │`)
  return [`┌${rule}┐`, ...framed, `└${rule}┘`].join('\n')
}

/** The text with spaces up to a width in terminal columns. */
export const padToWidth = (text: string, width: number) =>
  text + ' '.repeat(Math.max(width - stringWidth(text), 0))
