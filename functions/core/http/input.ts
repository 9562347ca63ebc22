import type { Contract } from '@zhixing/shared/contract'
import { type FieldError, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'

const BODY_BYTES_MAX = 64 * 1024
const ERRORS_MAX = 20

/**
 * The contract's input from body, query and path; the path wins over the query, both over a JSON
 * body. A body that is not JSON (`contract.media`) is the field `body`, whatever the query says. Refuses
 * `request/too-large`, `request/malformed` and `request/invalid`, the last with its errors by field.
 */
export function parseInput<C extends Contract>(
  contract: C,
  event: APIGatewayProxyEventV2,
): z.output<C['input']> {
  const input = contract.input.safeParse(fieldsOf(contract, event))
  if (!input.success) throw new Refusal('request/invalid', { errors: toFieldErrors(input.error) })
  return input.data as z.output<C['input']>
}

function fieldsOf(contract: Contract, event: APIGatewayProxyEventV2): object {
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : event.body
  if (body && Buffer.byteLength(body) > (contract.bodyBytesMax ?? BODY_BYTES_MAX))
    throw new Refusal('request/too-large')
  const fields = { ...event.queryStringParameters, ...event.pathParameters }
  if (contract.media) return body === undefined ? fields : { ...fields, body }
  return { ...parseBody(body), ...fields }
}

function parseBody(body: string | undefined): object {
  if (!body) return {}
  try {
    const fields: unknown = JSON.parse(body)
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields
  } catch {
    // Refused below, like JSON that is not an object.
  }
  throw new Refusal('request/malformed')
}

/** Chinese messages by zod's issue code; zod's own are English. */
const issueMessages: Record<string, string> = {
  unrecognized_keys: '有不认识的字段',
  invalid_type: '缺少内容或类型不对',
  invalid_format: '格式不对',
  invalid_value: '不在可选范围内',
  too_small: '太短或太小',
  too_big: '太长或太大',
}

/** The errors by field, in Chinese. */
export const toFieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues
    .slice(0, ERRORS_MAX)
    .map(({ path, code, message }) => ({ path: path.join('.'), message: issueMessage(code, message) }))

/** The message of a contract's own refinement is Chinese already. */
const issueMessage = (code: string, message: string) =>
  /\p{Script=Han}/u.test(message) ? message : (issueMessages[code] ?? '内容不对')
