import type { GrantDetail } from '@zhixing/shared/grants/contract'
import { roleTitles } from '@zhixing/shared/identity/grant'
import { BeijingTime } from '../../components/content/beijing-time'
import { FactCard } from '../../components/page/fact-list'
import { roleMeanings } from '../words'

/** What an approver checks before they believe that this is a real person and the right one. */
export function HolderCard({ detail }: { detail: GrantDetail }) {
  const { name, rosterCode, organisationNames, phoneMasked, introducedByName, introducedAt } = detail
  const facts = [
    { label: '姓名', children: `${name}（${rosterCode}）` },
    { label: '单位', children: organisationNames.join(' / ') },
    { label: '手机号', children: phoneMasked ?? '没有登记' },
    { label: '微信', children: bindingText(detail) },
    { label: '动态口令', children: detail.hasSecondFactor ? '已开启' : '没有开启' },
    {
      label: '名册登记',
      children: introducedAt ? (
        <>
          {`${introducedByName ?? ''} `}
          <BeijingTime at={introducedAt} />
        </>
      ) : (
        '建库时登记'
      ),
    },
  ]
  return <FactCard title="持有人" labelWidth={80} facts={facts} />
}

function bindingText({ isBound, bindingProof }: GrantDetail): string {
  if (!isBound) return '还没有绑定'
  if (bindingProof === 'rosterCode') return '用姓名和学员编号绑定，没有核对手机号，请当面核实'
  return bindingProof === 'phone' ? '已核对手机号' : '已绑定'
}

export const GrantCard = ({ detail: { role, organisationName, history } }: { detail: GrantDetail }) => (
  <FactCard
    title="权限"
    labelWidth={80}
    facts={[
      { label: '权限', children: `${roleTitles[role]}：${roleMeanings[role]}` },
      { label: '范围', children: `${organisationName}及其下级单位` },
      { label: '申请理由', children: history.findLast(({ step }) => step === 'requested')?.comment ?? '—' },
    ]}
  />
)
