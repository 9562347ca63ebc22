import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import * as announcements from '@zhixing/shared/announcements/contract'
import * as push from '@zhixing/shared/push/contract'
import { demoTemplates } from '../../deployment/secrets'
import type { Simulator } from '../../wechat/simulator'
import { idOf } from '../id'
import type { DemoPerson } from '../people/persons'
import type { Ask } from '../requests/ask'
import { askerOfPerson } from './load-people'

const CONSENTING = 60

/** Some have read the older announcements, and some have let the mini-program remind them, as its popup has it. */
export async function loadHabits(
  ask: Ask,
  people: DemoPerson[],
  simulator: Simulator,
  now: Date,
): Promise<void> {
  const templateIds = Object.values(demoTemplates.subscribeMessage)
  await forEachConcurrently(people.filter(({ bound }) => bound).slice(0, CONSENTING), async (person) => {
    const who = { asker: askerOfPerson(simulator, person), surface: 'learner', now } as const
    const inbox = await ask(announcements.listAnnouncements, {}, who)
    const older = inbox.announcements.slice(2).map(({ announcementId }) => announcementId)
    if (older.length > 0) await ask(announcements.markRead, { announcementIds: older }, who)
    if (simulator.creditsOf(person.personId, templateIds[0] ?? '') > 0) return
    simulator.consent(person.personId, templateIds)
    const results = templateIds.map((templateId) => ({ templateId, answer: 'accept' as const }))
    await ask(push.subscribe, { requestId: idOf('consent', person.personId), results }, who)
  })
}
