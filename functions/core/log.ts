/** Facts of a log line: ids, counts, codes. No secrets, no names, no phone numbers, no addresses. */
export type LogFacts = Record<string, string | number | boolean | undefined>

interface LogLine extends LogFacts {
  /** What happened, in kebab case: `request-failed`. Alarms and searches use it. */
  event: string
  /** API Gateway's, on every line about a request. */
  requestId?: string
  /** The queue's, on every line about a message. */
  messageId?: string
}

/**
 * Each writes one line of JSON: `level`, `event`, the facts, and `error: { name, message, stack }` if an
 * error is given. `error`: something failed, and is retried or answered with a problem. `alarm`: a person
 * has to act. `warn`: nothing has to be done. `info`: a job has finished; its absence raises an alarm.
 * `access`: personal data was opened; kept as long as the law requires.
 */
export const log = {
  error: (line: LogLine, error?: unknown) => console.error(toJsonLine('error', line, error)),
  alarm: (line: LogLine, error?: unknown) => console.error(toJsonLine('alarm', line, error)),
  warn: (line: LogLine, error?: unknown) => console.warn(toJsonLine('warn', line, error)),
  info: (line: LogLine) => console.info(toJsonLine('info', line, undefined)),
  access: (line: LogLine) => console.info(toJsonLine('access', line, undefined)),
}

type LogLevel = 'error' | 'alarm' | 'warn' | 'info' | 'access'

const toJsonLine = (level: LogLevel, line: LogLine, error: unknown): string =>
  JSON.stringify({ level, ...line, ...(error !== undefined && { error: describeError(error) }) })

/** The cause is left out: `fetch` puts the address of the request there, with its access token. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: 'unknown', message: withoutUrls(String(error)) }
  const { name, message, stack } = error
  return { name, message: withoutUrls(message), stack: stack && withoutUrls(stack) }
}

/** Addresses may carry tokens, secrets and ids in their query. */
const withoutUrls = (text: string) => text.replace(/https?:\/\/[^\s"')]+/g, '[url]')
