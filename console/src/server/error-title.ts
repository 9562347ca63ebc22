import { Refusal } from '@zhixing/shared/problem'
import { Unavailable } from './call'

/** The text an administrator reads when something fails. */
export function errorTitle(error: unknown): string {
  if (error instanceof Refusal) return error.detail ? `${error.title}（${error.detail}）` : error.title
  if (error instanceof Unavailable) return error.title
  return '页面出了问题，请刷新后重试'
}
