import * as contract from '@zhixing/shared/catalogue/contract'
import { publicationErrors } from '@zhixing/shared/catalogue/rules'
import { endpoint } from '../../core/http/endpoint'
import { requireDraft, toCourseDraft } from '../course-draft'
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
    if (!(await publishDraft(draft, now))) throw refuse('request/stale')
    return toCourseDraft((await findDraft(courseId)) ?? draft, now)
  },
)
