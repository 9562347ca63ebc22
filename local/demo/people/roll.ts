import { divisions } from '../divisions/divisions'
import { demoPeople } from './invented-people'
import { type DemoPerson, demoPersons } from './persons'

const SEED = 430_121

/** Everybody on the roster: the people of the story first, then as many invented ones as are wanted, half of them in one county, so that its pages look lived in. */
export async function roll(count: number, isWanted: (code: string) => boolean): Promise<DemoPerson[]> {
  const homes = await homesOf(isWanted)
  const county = homes.filter((code) => code.startsWith('430121'))
  const township = homes.filter((code) => code.startsWith('430121001'))
  const invented = demoPeople(count, SEED).map((person, index): DemoPerson => {
    const choice = index % 10 < 2 ? township : index % 10 < 5 ? county : homes
    const division = choice[(index * 7919) % choice.length] ?? '43'
    return {
      ...person,
      personId: `p${person.rosterCode}`,
      role: '学员',
      division,
      grants: [],
      bound: index % 2 === 0,
      follows: index % 12 < 5,
    }
  })
  return [...demoPersons, ...invented]
}

/** Where cadres work: counties and townships everywhere, villages in one township. */
async function homesOf(isWanted: (code: string) => boolean): Promise<string[]> {
  const homes: string[] = []
  for await (const { code } of divisions()) {
    const isHome =
      code.length === 6 || code.length === 9 || (code.length === 12 && code.startsWith('430121001'))
    if (isHome && isWanted(code)) homes.push(code)
  }
  return homes
}
