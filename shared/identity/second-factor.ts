import * as z from 'zod'
import { Instant } from '../contract'
import { toDigits } from '../typed-text'

/** 动态口令：身份验证器应用每 30 秒算出的 6 位数字，扫码之外的第二道验证。 */
export const CODE_DIGITS = 6
/** 恢复码：手机丢失时代替动态口令，每个只能用一次。 */
export const RECOVERY_CODE_DIGITS = 16

/** A code of the authenticator app, or a recovery code. */
export const SecondFactorCode = z
  .string()
  .overwrite(toDigits)
  .regex(new RegExp(`^(\\d{${CODE_DIGITS}}|\\d{${RECOVERY_CODE_DIGITS}})$`))

export const isRecoveryCode = (code: string): boolean => code.length === RECOVERY_CODE_DIGITS

/** Whether the caller has a second factor, and whether one of their roles must have it. */
export const SecondFactor = z.object({
  isOn: z.boolean(),
  isRequired: z.boolean(),
  enrolledAt: Instant.optional(), // absent while it is off
  recoveryCodesLeft: z.number().int().optional(), // absent while it is off
})
export type SecondFactor = z.infer<typeof SecondFactor>
