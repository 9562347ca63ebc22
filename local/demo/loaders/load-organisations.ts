import { putOrganisations } from '@zhixing/functions/identity/store/organisation-tree'
import { DIVISIONS, type Division, divisions } from '../divisions/divisions'

const AT_ONCE = 1000

/** The tree in portions, so that it is never in memory as a whole. */
export async function loadOrganisations(
  isWanted: (code: string) => boolean,
  at: (share: number) => void,
): Promise<void> {
  let portion: Division[] = []
  let done = 0
  const put = async () => {
    await putOrganisations(portion)
    done += portion.length
    portion = []
    at(done / DIVISIONS)
  }
  for await (const division of divisions())
    if (isWanted(division.code) && portion.push(division) === AT_ONCE) await put()
  await put()
}
