import { type ImportField, requiredFields } from './fields'

/** 姓名、学员编号、职级各须有一列；一项不得对应两列。 */
export function isMappingComplete(fields: readonly (ImportField | null)[]): boolean {
  const mapped = fields.filter((field) => field !== null)
  return new Set(mapped).size === mapped.length && requiredFields.every((field) => mapped.includes(field))
}
