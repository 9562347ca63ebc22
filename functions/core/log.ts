/** Facts of a log line: ids, counts, codes. No secrets, no names, no phone numbers, no addresses. */
export type LogFacts = Record<string, string | number | boolean | undefined>

interface LogLine extends LogFacts {
  /** What happened, in kebab case: `request-failed`. Alarms and searches use it. */
  event: string
  /** API Gateway's, on every line about a request. */
  requestId?: string
  /** The queue's, on every line about a message. */
  messageId?: string
  level?: never // the method says it
}

type LogLevel = 'error' | 'alarm' | 'warn' | 'info' | 'access'

/** Each writes one line of JSON: the facts, `level`, and `error: { name, message, stack }` if one is given. */
export const log = {
  /** Something failed, and is retried or answered with a problem. */
  error: (line: LogLine, error?: unknown) => console.error(toJsonLine('error', line, error)),
  /** A person has to act. */
  alarm: (line: LogLine, error?: unknown) => console.error(toJsonLine('alarm', line, error)),
  /** Something unexpected happened, and nothing has to be done. */
  warn: (line: LogLine, error?: unknown) => console.warn(toJsonLine('warn', line, error)),
  /** A job has finished. An alarm is raised when the line of a scheduled job stays out. */
  info: (line: LogLine) => console.info(toJsonLine('info', line)),
  /** Personal data was opened. These lines are kept as long as the law requires. */
  access: (line: LogLine) => console.info(toJsonLine('access', line)),
}

function toJsonLine(level: LogLevel, line: LogLine, error?: unknown): string {
  const described = error === undefined ? undefined : describeError(error)
  return JSON.stringify({ level, ...line, error: described }) // JSON leaves out what is undefined
}

/** The cause is left out: `fetch` puts the address of the request there, with its access token. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: 'unknown', message: withoutUrls(String(error)) }
  const { name, message, stack } = error
  return { name, message: withoutUrls(message), stack: stack && withoutUrls(stack) }
}

/** Addresses may carry tokens, secrets and ids in their query. */
const withoutUrls = (text: string) => text.replace(/https?:\/\/[^\s"')]+/g, '[url]')
