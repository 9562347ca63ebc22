import { readDivisions } from '../divisions/divisions'
import { type DemoPerson, demoPersons } from './demo-persons'
import { inventPeople } from './invented-people'

const SEED = 430_121
const COUNTY = '430121' // 长沙县
const TOWNSHIP = '430121001'
const STRIDE = 7919 // a prime, so that neighbours in the list work in different places

const PROVINCE = '43' // for a demo without the divisions to choose from

/** Whether a division, given by its code, is part of this demo. */
export type IsWantedDivision = (code: string) => boolean

/**
 * All people of the demo: the persons with a part in the story, then `count` invented ones. Half of these
 * work in one county, so that its pages look used.
 */
export async function createRoster(count: number, isWanted: IsWantedDivision): Promise<DemoPerson[]> {
  const workplaces = await findWorkplaces(isWanted)
  const inCounty = workplaces.filter((code) => code.startsWith(COUNTY))
  const inTownship = workplaces.filter((code) => code.startsWith(TOWNSHIP))
  const choicesByLastDigit = [inTownship, inTownship, inCounty, inCounty, inCounty]
  const invented = inventPeople(count, SEED).map((person, index): DemoPerson => {
    const choices = choicesByLastDigit[index % 10] ?? workplaces
    return {
      ...person,
      personId: `p${person.rosterCode}`,
      role: '学员',
      division: choices[(index * STRIDE) % choices.length] ?? PROVINCE,
      grants: [],
      bound: index % 2 === 0,
      follows: index % 12 < 5,
    }
  })
  return [...demoPersons, ...invented]
}

/** Codes of the divisions where cadres work: all counties and townships, and the villages of one township. */
async function findWorkplaces(isWanted: IsWantedDivision): Promise<string[]> {
  const workplaces: string[] = []
  for await (const { code } of readDivisions()) {
    const isCountyOrTownship = code.length === 6 || code.length === 9
    const isVillage = code.length === 12 && code.startsWith(TOWNSHIP)
    if ((isCountyOrTownship || isVillage) && isWanted(code)) workplaces.push(code)
  }
  return workplaces
}
