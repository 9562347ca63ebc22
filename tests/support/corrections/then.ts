import { listEntries } from '@zhixing/functions/ledger/api'
import { totalHours } from '@zhixing/shared/ledger/rules'

/** The study hours of a learner, as the ledger adds them up. */
export const fetchHours = async (learnerId: string): Promise<number> =>
  totalHours(await listEntries(learnerId))
