import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { InstallationEntity } from './entity'

/** Pattern I13. Whether the province had no first administrators yet; they are put once. */
export const claimInstallation = (organisationId: string, now: Date): Promise<boolean> =>
  putIfAbsent(InstallationEntity, { organisationId, installedAt: now.toISOString() })
