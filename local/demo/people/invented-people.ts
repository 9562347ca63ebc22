import type { JobLevel } from '@zhixing/shared/identity/role'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface InventedPerson {
  name: string
  rosterCode: string // 8 digits
  phone: string // 11 digits
  jobLevel: JobLevel
  promoted?: { from: JobLevel; daysAgo: number }
}

/** A number in [0, 1). */
type Random = () => number

const PEOPLE_MAX = 90_000_000
/** The prefix of a mobile number that no operator was given: no message can reach a real person. */
const UNASSIGNED_PREFIX = '154'

/**
 * The same count and seed give the same people, and a smaller count gives the first of them. No phone
 * number and no roster code is given twice. Throws a RangeError above 90 million.
 */
export function inventPeople(count: number, seed: number): InventedPerson[] {
  if (count > PEOPLE_MAX) throw new RangeError(`at most ${PEOPLE_MAX} people`)
  const generator = xoroshiro128plus(seed)
  const random: Random = () => uniformFloat64(generator)
  const rosterOffset = Math.floor(random() * PEOPLE_MAX)
  const phoneOffset = Math.floor(random() * PEOPLE_MAX)
  return Array.from({ length: count }, (_, index) => {
    const name = inventName(random)
    const jobLevel = drawJobLevel(random())
    return {
      name,
      rosterCode: String(10_000_000 + scatter(index, rosterOffset)),
      phone: `${UNASSIGNED_PREFIX}${String(scatter(index, phoneOffset)).padStart(8, '0')}`,
      jobLevel,
      ...promotionOf(index, jobLevel),
    }
  })
}

const levelBelow: Partial<Record<JobLevel, JobLevel>> = {
  provincial: 'bureau',
  bureau: 'division',
  division: 'section',
  section: 'clerk',
}

/** One in six was promoted within three years, some so lately that the old requirement may still be met. */
function promotionOf(index: number, jobLevel: JobLevel): Pick<InventedPerson, 'promoted'> {
  const from = levelBelow[jobLevel]
  return from && index % 6 === 0 ? { promoted: { from, daysAgo: 30 + ((index * 97) % 1065) } } : {}
}

const STRIDE = 61_803_397 // coprime to PEOPLE_MAX, so its multiples give every number once

/** A number below PEOPLE_MAX: distinct for distinct indexes, and unlike its neighbours. */
const scatter = (index: number, offset: number) => (index * STRIDE + offset) % PEOPLE_MAX

/** Roughly as in a province: many clerks, few heads. */
function drawJobLevel(share: number): JobLevel {
  if (share < 0.56) return 'clerk'
  if (share < 0.88) return 'section'
  if (share < 0.98) return 'division'
  return share < 0.998 ? 'bureau' : 'provincial'
}

function inventName(random: Random): string {
  const pick = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)] ?? ''
  const surname = random() < 0.015 ? pick(COMPOUND_SURNAMES) : pick(SURNAMES)
  const first = random() < 0.82 ? pick(FIRST_CHARACTERS) : ''
  return surname + first + pick(LAST_CHARACTERS)
}

/** Frequent surnames of Hunan are listed several times, so that a list looks like one from the province. */
const SURNAMES = [
  ...'刘刘刘李李李陈陈陈王王张张周周黄黄彭彭谭谭罗罗唐唐杨杨吴吴肖肖曾曾邓邓胡胡龙龙蒋蒋何何',
  ...'欧贺贺谢向向袁段石田易文郭许朱曹钟尹廖汤戴姚苏熊符莫夏雷毛左粟瞿覃宋卢舒孟孙徐高',
]
const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '皇甫']
const FIRST_CHARACTERS = [
  ...'建国志文晓小海春秋立永新远景嘉雨子思明德家玉佳慧若宇一长正学振湘红云月国金桂水少万世友',
]
const LAST_CHARACTERS = [
  ...'华平军辉林芳敏静丽娟强勇伟杰峰涛波宁安康宏斌超鹏飞亮霞梅兰英琴萍玲燕珍洁雯琳',
  ...'轩然航睿诚毅清泉松柏阳晖生根',
]
