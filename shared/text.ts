import * as z from 'zod'
import { fitsCharacters, isWellFormed } from './characters'
import { cleanText, isBlankText, toDigits, toPersonName, toPhone } from './typed-text'

// Every text of a person in a contract is one of these types, in drafts as in publications: what was saved
// can be published. `format: 'text'` tells them apart in the JSON Schema.

const typedText = (charactersMax: number, normalise: (text: string) => string, mayBeBlank: boolean) =>
  z
    .string()
    .overwrite(normalise)
    .refine(isWellFormed, { error: '有一个字不完整（可能粘贴时截断了），请删去重新输入', abort: true })
    .refine((text) => mayBeBlank || !isBlankText(text), { error: '请填写内容', abort: true })
    .refine((text) => fitsCharacters(text, charactersMax), { error: `不能超过 ${charactersMax} 个字` })
    .meta({ format: 'text', ...(!mayBeBlank && { minLength: 1 }), maxLength: charactersMax })

/** Text that a person typed: well-formed, without invisible characters, trimmed, counted as people see it. */
export const text = (charactersMax: number) => typedText(charactersMax, cleanText, false)

/** The same while it is being written: it may still be empty. */
export const draftText = (charactersMax: number) => typedText(charactersMax, cleanText, true)

/** What is typed into a search field; blank finds everything. */
export const SearchText = draftText(40)

/** A name as the roster keeps it. */
export const PersonName = typedText(40, toPersonName, false)

/** 学员编号：8 位数字。 */
export const RosterCode = z
  .string()
  .overwrite(toDigits)
  .regex(/^\d{8}$/)

export const Phone = z
  .string()
  .overwrite(toPhone)
  .regex(/^1\d{10}$/)

type Blankable<Given> = Given | '' | null | undefined

/** 空着就是没有填。Null and a blank text are taken as absent. */
export const absentIfBlank = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess(
      (given: Blankable<z.input<Schema>>) =>
        given === null || (typeof given === 'string' && isBlankText(given)) ? undefined : given,
      schema.optional(),
    )
    .optional()

/** Text that may be left out. */
export const optionalText = (charactersMax: number) =>
  absentIfBlank(text(charactersMax)).meta({ type: 'string', format: 'text', maxLength: charactersMax })

/** What the server or WeChat made and a client only brings back: printable ASCII. */
export const opaque = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(/^[!-~]*$/)

const REVISION_MAX = 1_000_000_000

/** The revision of a document that the caller saw. */
export const SeenRevision = z.number().int().min(0).max(REVISION_MAX)
/** The same in a query. */
export const SeenRevisionInQuery = z.coerce.number().int().min(0).max(REVISION_MAX)
