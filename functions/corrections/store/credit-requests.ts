import type { CreditRequestState, RowResult } from '@zhixing/shared/corrections/contract'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { $append, $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { absent, conditionHeld, equals, putIfAbsent } from '../../core/dynamodb/conditional-write'
import {
  type CreditRequestFacts,
  hasRequestIdentity,
  type RequestIdentity,
  type StoredCreditRequest,
} from './credit-request'
import { CreditRequestEntity, creditRequestIndex } from './entity'

export async function findCreditRequest(requestId: string): Promise<StoredCreditRequest | undefined> {
  const { Item } = await CreditRequestEntity.build(GetItemCommand)
    .key({ requestId })
    .options({ consistent: true })
    .send()
  return Item
}

/**
 * Creates the request; a repeat returns it as it is stored now. Undefined if the id belongs to a request of
 * another person or with other content.
 */
export async function createCreditRequest(
  requestId: string,
  origin: RequestIdentity,
  facts: CreditRequestFacts,
): Promise<StoredCreditRequest | undefined> {
  const learnerIds = facts.rows.map(({ learnerId }) => learnerId)
  const request = { requestId, state: 'open' as const, ...origin, learnerIds, facts }
  const keys = creditRequestIndex.attributesOf(request, facts.requestedAt)
  if (await putIfAbsent(CreditRequestEntity, { ...request, ...keys })) return request
  const existing = await findCreditRequest(requestId)
  return existing && hasRequestIdentity(existing, origin) ? existing : undefined
}

export interface RequestDecision {
  to: Exclude<CreditRequestState, 'open'>
  decidedBy: string
  decidedByName: string
  decidedAt: string
  decisionReason?: string | undefined
  /**
   * The decision follows from an appeal. Its supervisor is barred from all other decisions of the request.
   */
  answersAppeal?: true
}

const isOpen = equals('state', 'open')

/**
 * The one write that decides a request; returns whether its condition held. That the request is open and
 * that another person decides are conditions of the item itself, whatever the code before this has checked.
 */
export async function putDecision(
  request: Pick<StoredCreditRequest, 'requestId' | 'facts'>,
  { to, answersAppeal, ...decision }: RequestDecision,
): Promise<boolean> {
  const { requestId, facts } = request
  const { decidedBy } = decision
  const isRequester = equals('requestedBy', decidedBy)
  const isAnotherPerson = [{ attr: 'requestedBy', ne: decidedBy }, isNotIn('learnerIds', decidedBy)] as const
  const isNotBarred = answersAppeal ? [] : [isNotIn('barredIds', decidedBy)]
  const mayDecide = to === 'withdrawn' ? [isRequester] : [...isAnotherPerson, ...isNotBarred]
  const update = CreditRequestEntity.build(UpdateItemCommand)
    .item({
      requestId,
      state: to,
      ...decision,
      ...creditRequestIndex.attributesOf({ requestId, state: to, facts }, decision.decidedAt),
    })
    .options({ condition: { and: [isOpen, ...mayDecide] } })
  return conditionHeld(update.send())
}

const isNotIn = <Attribute extends string>(attr: Attribute, personId: string) => ({
  not: { attr, contains: personId },
})

/**
 * Bars a person from deciding the request while it is open. Returns the request as it is afterwards: if it
 * was decided before, the person is not barred.
 */
export async function barFromDeciding(
  requestId: string,
  personId: string,
): Promise<StoredCreditRequest | undefined> {
  const update = CreditRequestEntity.build(UpdateItemCommand)
    .item({ requestId, barredIds: $append([personId]) })
    .options({ condition: { and: [isOpen, isNotIn('barredIds', personId)] } })
  await conditionHeld(update.send())
  return findCreditRequest(requestId)
}

/** Notes that all entries are in the ledger, with the result of each row. The first note stays. */
export async function markEntered(requestId: string, settledAt: string, results: RowResult[]): Promise<void> {
  const update = CreditRequestEntity.build(UpdateItemCommand)
    .item({ requestId, settledAt, results: $set(results) })
    .options({ condition: { and: [equals('state', 'approved'), absent('settledAt')] } })
  await conditionHeld(update.send())
}
