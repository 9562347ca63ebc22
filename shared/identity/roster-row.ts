import * as z from 'zod'
import { Day, Id } from '../contract'
import { absentIfBlank, PersonName, Phone, RosterCode } from '../text'
import { JobLevel } from './role'

export const RosterRow = z.strictObject({
  name: PersonName,
  rosterCode: RosterCode,
  phone: absentIfBlank(Phone),
  jobLevel: JobLevel,
  formerJobLevel: absentIfBlank(JobLevel), // before the promotion; not needed if the roster knew it
  promotedOn: absentIfBlank(Day),
  organisationId: Id,
})
export type RosterRow = z.infer<typeof RosterRow>
