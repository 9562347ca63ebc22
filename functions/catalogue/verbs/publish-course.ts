import * as contract from '@zhixing/shared/catalogue/contract'
import { publicationErrors } from '@zhixing/shared/catalogue/rules'
import { endpoint } from '../../core/http/endpoint'
import { requireDraft, toCourseDraft } from '../course-draft'
import { findMediaErrors } from '../measure-media'
import { publishDraft, unpublishableFields } from '../publish-draft'
import { findDraft } from '../store/drafts'

export const publishCourse = endpoint(
  contract.publishCourse,
  async ({ input: { courseId, revision }, actor, now, refuse }) => {
    const draft = await requireDraft(courseId, actor, 'publisher', refuse)
    if (draft.revision !== revision) throw refuse('request/stale')
    const missing = publicationErrors(draft.facts)
    const errors = missing.length ? missing : unpublishableFields(draft.facts)
    if (errors.length) throw refuse('catalogue/not-publishable', { errors })
    const mediaErrors = await findMediaErrors(draft.facts.lessons)
    if (mediaErrors.length) throw refuse('catalogue/not-publishable', { errors: mediaErrors })
    if (!(await publishDraft(draft, now))) throw refuse('request/stale')
    return toCourseDraft((await findDraft(courseId)) ?? draft, now)
  },
)
