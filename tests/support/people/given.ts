import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, type Organisation } from '../identity/given'

/** A province with a county in each of two cities, a township in the first county, and their clerks. */
export async function aRoster() {
  const province = await anOrganisation(undefined, { name: '湖南省' })
  const city = await anOrganisation(province, { name: '长沙市', code: '4301' })
  const county = await anOrganisation(city, { name: '岳麓区' })
  const township = await anOrganisation(county, { name: '莲花镇', hasChildren: false })
  const otherCity = await anOrganisation(province, { name: '株洲市', code: '4302' })
  const otherCounty = await anOrganisation(otherCity, { name: '荷塘区', hasChildren: false })
  return {
    ...{ province, city, county, township, otherCity, otherCounty },
    clerk: await anAdministrator('system', county),
    otherClerk: await anAdministrator('system', otherCounty),
    provinceClerk: await anAdministrator('system', province),
    supervisor: await anAdministrator('supervisor', county),
  }
}
export type Roster = Awaited<ReturnType<typeof aRoster>>

export const aPersonIn = (organisation: Organisation, facts: Parameters<typeof aLearner>[0] = {}) =>
  aLearner({ organisation, ...facts })

/** A person of the unit who is bound to a WeChat since yesterday. */
export async function aBoundPersonIn(organisation: Organisation, facts: Parameters<typeof aLearner>[0] = {}) {
  const person = await aPersonIn(organisation, facts)
  const yesterday = new Date(Date.now() - DAY_MS)
  await bindWechat({ appid: 'wx', openid: ulid() }, person.learnerId, yesterday)
  return person
}
const DAY_MS = 24 * 60 * 60_000
