import { jest } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { newUlid } from '@zhixing/functions/core/id'

/** Apps of this test file alone: test files run at the same time, and access tokens are stored by app. */
export const ownApps = {
  miniProgram: `wx-${newUlid(new Date())}`,
  serviceAccount: `wx-${newUlid(new Date())}`,
}

export function useOwnApps() {
  jest.spyOn(environment, 'miniProgramAppid', 'get').mockReturnValue(ownApps.miniProgram)
  jest.spyOn(environment, 'serviceAccountAppid', 'get').mockReturnValue(ownApps.serviceAccount)
}
