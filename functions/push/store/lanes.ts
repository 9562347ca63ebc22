import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { conditionHeld, equals, putIfAbsent } from '../../core/dynamodb/conditional-write'
import type { CampaignLane, Lane, LaneKey } from '../lanes/lane'
import { LaneEntity, lanesOf, type StoredLane } from './lane-entity'

export const putNewLane = (key: LaneKey, lane: Lane): Promise<boolean> =>
  putIfAbsent(LaneEntity, { ...toKey(key), revision: 1, lane: toStoredLane(lane) })

export async function findLane(laneKey: LaneKey): Promise<CampaignLane | undefined> {
  const key = toKey(laneKey)
  const { Item } = await LaneEntity.build(GetItemCommand).key(key).options({ consistent: true }).send()
  return Item && { ...key, ...toLane(Item.lane), revision: Item.revision }
}

export async function listLanes(announcementId: string, version: number): Promise<CampaignLane[]> {
  const { Items = [] } = await lanesOf.query({ announcementId, version }).send()
  return Items.map(({ channel, shard, revision, lane }) => ({
    announcementId,
    version,
    channel,
    shard,
    ...toLane(lane),
    revision,
  }))
}

/** Returns the lane with its new revision; undefined if another worker has written it since it was read. */
export async function saveLane(lane: CampaignLane): Promise<CampaignLane | undefined> {
  const revision = lane.revision + 1
  const held = await conditionHeld(
    LaneEntity.build(PutItemCommand)
      .item({ ...toKey(lane), revision, lane: toStoredLane(lane) })
      .options({ condition: equals('revision', lane.revision) })
      .send(),
  )
  return held ? { ...lane, revision } : undefined
}

const toKey = ({ announcementId, version, channel, shard }: LaneKey): LaneKey => ({
  announcementId,
  version,
  channel,
  shard,
})

const toLane = ({ ends, claimed, fencedUntil, busy, ...lane }: StoredLane): Lane => ({
  ...lane,
  counts: ends,
  claim: claimed,
  leaseUntil: fencedUntil,
  waitingFor: busy,
})

const toStoredLane = (lane: Lane): StoredLane => ({
  cursor: lane.cursor,
  ends: lane.counts,
  claimed: lane.claim,
  owner: lane.owner,
  fencedUntil: lane.leaseUntil,
  pausedUntil: lane.pausedUntil,
  pauseCode: lane.pauseCode,
  busy: lane.waitingFor,
  doneAt: lane.doneAt,
})
