import { isWithin } from '@zhixing/shared/identity/organisation'
import * as contract from '@zhixing/shared/people/contract'
import { outermostScopes, rosterRoles } from '@zhixing/shared/people/rules'
import { isBlankText } from '@zhixing/shared/typed-text'
import { endpoint } from '../../core/http/endpoint'
import { requireRole, requireRoleOver, SEARCH_CHARACTERS_MIN, toNameSearch } from '../../identity/api'
import { listUnit } from '../list-unit'
import { type PeopleQuestion, passesFilters } from '../people-question'
import { toPersonCard } from '../person-views'
import { findByNumber, isNumber, searchPeople } from '../search-people'

const tooShort = [{ path: 'q', message: '请至少输入两个字，或姓名拼音的首字母' }]

export const listPeople = endpoint(contract.listPeople, async ({ input, actor, now, refuse }) => {
  const { q = '', organisationId, jobLevel, employment, isBound: boundText, cursor } = input
  const grants = await requireRole(actor, rosterRoles)
  const unit = organisationId && (await requireRoleOver(actor, rosterRoles, organisationId))
  const scopes = unit ? [unit.orgPath] : outermostScopes(grants)
  const isBound = boundText === undefined ? undefined : boundText === 'true'
  const wanted = {
    question: ['people', actor.learnerId, q, organisationId, jobLevel, employment, boundText],
    cursor,
    grants,
    filters: { jobLevel, employment, isBound },
  }
  if (isBlankText(q)) return listUnit(wanted, scopes)
  if (isNumber(q)) return { people: await listByNumber(q, wanted, scopes) }
  if ([...toNameSearch(q)].length < SEARCH_CHARACTERS_MIN)
    throw refuse('request/invalid', { errors: tooShort })
  return searchPeople(q, wanted, scopes, now)
})

/** The person of a roster code or phone number, if they are within the scopes and pass the filters. */
async function listByNumber(
  q: string,
  { filters, grants }: PeopleQuestion,
  scopes: readonly string[],
): Promise<contract.PersonCard[]> {
  const learner = await findByNumber(q)
  if (!learner || !scopes.some((scope) => isWithin(learner.orgPath, scope))) return []
  const card = await toPersonCard(learner, grants)
  return (await passesFilters(filters, card)) ? [{ ...card, isBound: filters.isBound }] : []
}
