import type { JobLevel } from '../content/demo-course'

export interface DemoPerson {
  name: string
  rosterCode: string // 8 digits
  phone: string // 11 digits
  jobLevel: JobLevel
  promoted?: { from: JobLevel; daysAgo: number }
}

/** The same count and seed give the same people; a smaller count gives the first of them. No phone and no roster code comes twice. */
export function demoPeople(count: number, seed: number): DemoPerson[] {
  if (count > PEOPLE_MAX) throw new RangeError(`at most ${PEOPLE_MAX} people`)
  const random = mulberry32(seed)
  const rosterOffset = Math.floor(random() * PEOPLE_MAX)
  const phoneOffset = Math.floor(random() * PEOPLE_MAX)
  return Array.from({ length: count }, (_, index) => {
    const name = nameOf(random)
    const jobLevel = levelOf(random())
    return {
      name,
      rosterCode: String(10_000_000 + scatter(index, rosterOffset)),
      phone: `${UNASSIGNED_PREFIX}${String(scatter(index, phoneOffset)).padStart(8, '0')}`,
      jobLevel,
      ...promotionOf(index, jobLevel),
    }
  })
}

const LEVEL_BELOW: Partial<Record<JobLevel, JobLevel>> = {
  provincial: 'bureau',
  bureau: 'division',
  division: 'section',
  section: 'clerk',
}

/** One in six came to the present level in the last three years, some of them within the year in which the old requirement may still be met. */
function promotionOf(index: number, jobLevel: JobLevel): Pick<DemoPerson, 'promoted'> {
  const from = LEVEL_BELOW[jobLevel]
  return from && index % 6 === 0 ? { promoted: { from, daysAgo: 30 + ((index * 97) % 1065) } } : {}
}

// No operator has ever been given 154, yet it looks like a mobile number, so forms accept it and no message can reach anybody.
const UNASSIGNED_PREFIX = '154'
const PEOPLE_MAX = 90_000_000
const STRIDE = 61_803_397 // coprime to PEOPLE_MAX: stepping by it meets every number once, and neighbours look unlike

const scatter = (index: number, offset: number): number => (index * STRIDE + offset) % PEOPLE_MAX

function nameOf(random: () => number): string {
  const pick = (pool: string): string => [...pool][Math.floor(random() * [...pool].length)]!
  const surname =
    random() < 0.015 ? COMPOUND_SURNAMES[Math.floor(random() * COMPOUND_SURNAMES.length)]! : pick(SURNAMES)
  return surname + (random() < 0.82 ? pick(FIRST_CHARACTERS) : '') + pick(LAST_CHARACTERS)
}

/** About the shape of a province: many clerks, few heads. */
function levelOf(share: number): JobLevel {
  if (share < 0.56) return 'clerk'
  if (share < 0.88) return 'section'
  if (share < 0.98) return 'division'
  return share < 0.998 ? 'bureau' : 'provincial'
}

// Frequent Hunan surnames stand several times, so that a list looks like one from the province.
const SURNAMES =
  '刘刘刘李李李陈陈陈王王张张周周黄黄彭彭谭谭罗罗唐唐杨杨吴吴肖肖曾曾邓邓胡胡龙龙蒋蒋何何欧贺贺谢向向袁段石田易文郭许朱曹钟尹廖汤戴姚苏熊符莫夏雷毛左粟瞿覃宋卢舒孟孙徐高'
const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '皇甫']
const FIRST_CHARACTERS =
  '建国志文晓小海春秋立永新远景嘉雨子思明德家玉佳慧若宇一长正学振湘红云月国金桂水少万世友'
const LAST_CHARACTERS =
  '华平军辉林芳敏静丽娟强勇伟杰峰涛波宁安康宏斌超鹏飞亮霞梅兰英琴萍玲燕珍洁雯琳轩然航睿诚毅清泉松柏阳晖生根'

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
