import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import * as announcements from '@zhixing/shared/announcements/contract'
import * as push from '@zhixing/shared/push/contract'
import { demoTemplates } from '../../deployment/wechat-apps'
import { demoId } from '../demo-id'
import type { DemoPerson } from '../people/demo-persons'
import { asLearner, type DemoScene } from './demo-scene'

const PEOPLE_MAX = 60
const UNREAD_COUNT = 2

/** Some learners have read all but the newest announcements and consented to one reminder of each kind. */
export async function loadInboxHabits(scene: DemoScene): Promise<void> {
  const people = scene.people.filter(({ bound }) => bound).slice(0, PEOPLE_MAX)
  await forEachConcurrently(people, async (person) => {
    await markOlderAsRead(scene, person)
    await consent(scene, person)
  })
}

async function markOlderAsRead(scene: DemoScene, person: DemoPerson): Promise<void> {
  const context = asLearner(scene, person, 0)
  const inbox = await scene.callApi(announcements.listAnnouncements, {}, context)
  const announcementIds = inbox.announcements.slice(UNREAD_COUNT).map(({ announcementId }) => announcementId)
  if (announcementIds.length > 0) await scene.callApi(announcements.markRead, { announcementIds }, context)
}

async function consent(scene: DemoScene, person: DemoPerson): Promise<void> {
  const { simulator, callApi } = scene
  const templateIds = Object.values(demoTemplates.subscribeMessage)
  // A consent covers every template, so any of them tells whether an interrupted load has recorded it.
  const hasConsented = templateIds.some((id) => simulator.consentsLeft(person.personId, id) > 0)
  if (hasConsented) return
  simulator.consent(person.personId, templateIds)
  const results = templateIds.map((templateId) => ({ templateId, answer: 'accept' as const }))
  const requestId = demoId('consent', person.personId)
  await callApi(push.subscribe, { requestId, results }, asLearner(scene, person, 0))
}
