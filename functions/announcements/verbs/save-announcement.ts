import * as contract from '@zhixing/shared/announcements/contract'
import { mayAct, roles } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { findOrganisation, requireRole } from '../../identity/api'
import { hide } from '../settle'
import { detailOf, isRepeat, step, stepBy } from '../step'
import { findAnnouncement, keepVersion, saveAnnouncement as save } from '../store/announcements'

export const saveAnnouncement = endpoint(contract.saveAnnouncement, async (asked) => {
  const { input, actor } = asked
  const { facts, revision } = input
  const grants = await requireRole(actor, roles)
  const organisation = await findOrganisation(facts.organisationId)
  if (!organisation)
    throw new Refusal('request/invalid', {
      errors: [{ path: 'facts.organisationId', message: '没有这个单位' }],
    })
  const { orgPath, name: organisationName } = organisation
  // Both ends of a move: the scope it comes from is asked by the step.
  if (!mayAct(grants, 'editor', orgPath)) throw new Refusal('request/forbidden')
  if (revision === 0) return detailOf(await create(asked, { orgPath, organisationName }), actor, grants)

  const { next } = await step(asked, 'edit', async (found) => {
    if (found.state !== 'withdrawn')
      return {
        facts,
        orgPath,
        organisationName,
        editorIds: [...new Set([...found.editorIds, actor.learnerId])],
      }
    await keepVersion(found)
    await hide(found) // while it still says where its card is
    const renewed = {
      version: found.version + 1,
      editorIds: [actor.learnerId],
      publishAt: undefined,
      publishedAt: undefined,
    }
    return { facts, orgPath, organisationName, ...renewed }
  })
  return detailOf(next, actor, grants)
})

type Asked = Parameters<Parameters<typeof endpoint<typeof contract.saveAnnouncement>>[1]>[0]

async function create(
  { input, actor, now }: Asked,
  addressee: { orgPath: string; organisationName: string },
) {
  const { announcementId, facts } = input
  const at = now.toISOString()
  const saved = await stepBy(actor, { at, step: 'saved', revision: 1 })
  const written = {
    authorId: actor.learnerId,
    author: saved.by,
    editorIds: [actor.learnerId],
    updatedAt: at,
    history: [saved],
  }
  const created = await save(
    { announcementId, version: 1, state: 'draft', facts, ...addressee, ...written },
    0,
  )
  if (created) return created
  const there = await findAnnouncement(announcementId)
  if (there && isRepeat(there, 0, actor.learnerId, 'edit')) return there
  throw new Refusal('request/stale')
}
