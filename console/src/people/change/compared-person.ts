import { employmentTitles } from '@zhixing/shared/identity/employment'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { ComparedField } from '../../components/forms/saved-beside-mine'
import type { SeenPerson } from './form'

/** What two versions of a person are compared by. */
export const comparedPersonFields: ComparedField<SeenPerson>[] = [
  { label: '姓名', textOf: ({ name }) => name },
  { label: '手机号', textOf: ({ phoneMasked = '没有登记' }) => phoneMasked },
  { label: '职级', textOf: ({ jobLevel }) => jobLevelTitles[jobLevel] },
  { label: '单位', textOf: ({ organisationNames }) => organisationNames.join(' / ') },
  { label: '状态', textOf: employmentText },
  { label: '微信', textOf: ({ isBound }) => (isBound ? '已绑定' : '未绑定') },
  {
    label: '并入的档案',
    textOf: ({ duplicates }) =>
      duplicates.map(({ name, rosterCode }) => `${name}（${rosterCode}）`).join('、') || '没有',
  },
]

function employmentText({ employment, employmentEndedOn }: SeenPerson): string {
  const title = employmentTitles[employment]
  return employmentEndedOn === undefined ? title : `${title}，自 ${employmentEndedOn} 起`
}
