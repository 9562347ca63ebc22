import { toComparableName } from '@zhixing/shared/typed-text'
import type { StoredLearner } from './store/stored-learner'

/** Whether name and phone number stay; false for a new learner. */
export const isSameIdentity = (
  before: StoredLearner | undefined,
  { name, phoneKey }: Pick<StoredLearner, 'name' | 'phoneKey'>,
): boolean =>
  before !== undefined &&
  toComparableName(before.name) === toComparableName(name) &&
  before.phoneKey === phoneKey
