import { useQuery } from '@tanstack/react-query'
import { minuteOf } from '@zhixing/shared/calendar'
import type { MeritRule } from '@zhixing/shared/policy/contract'
import { Alert, Button, Input, Switch } from 'antd'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { DraftStatus } from '../../components/forms/draft-status'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { StaleDialog } from '../../components/forms/stale-dialog'
import { SectionCard } from '../../components/page/section-card'
import { comparedMeritRuleFields } from './compared-fields'
import { MeritRows } from './merit-rows'
import { meritRuleQuery, useMeritRule } from './use-merit-rule'

/** The province's merit rule: empty and off until the province decides, and never part of the hours. */
export function MeritRuleCard({ editorId }: { editorId: string }) {
  const { data, error, refetch } = useQuery({ ...meritRuleQuery, refetchOnReconnect: false })
  if (error && !data) return <LoadError error={error} onRetry={refetch} inline />
  return data ? <MeritRuleEditor stored={data} editorId={editorId} /> : <Loading />
}

function MeritRuleEditor({ stored, editorId }: { stored: MeritRule; editorId: string }) {
  const { draft, saving, saveNow } = useMeritRule(stored, editorId)
  const { title, enabled, rows } = draft.facts
  return (
    <SectionCard
      title="积分规则"
      extra={
        <span className="rule-save">
          <DraftStatus draft={draft} />
          <Button type={draft.isDirty ? 'primary' : 'default'} onClick={saveNow} loading={saving.isBusy}>
            保存积分规则
          </Button>
        </span>
      }
    >
      <LeaveGuard draft={draft} />
      <StaleDialog saving={saving} title="积分规则在别处有新的保存" fields={comparedMeritRuleFields} />
      <div className="stack">
        <Alert
          type="warning"
          showIcon
          title="积分不是学时"
          description="积分不计入学时，不影响培训要求，系统不据此计算，也不向学员显示。国办函〔2026〕12号规定不得强制积分排名；默认停用，启用须有主管部门的书面决定。"
        />
        <RestoredDraft draft={draft} onDiscard={saving.discard} />
        <div className="rule-switch">
          <Switch
            id="merit-enabled"
            aria-label="启用积分规则"
            checked={enabled}
            onChange={(next) => draft.change({ enabled: next })}
          />
          <label htmlFor="merit-enabled">{enabled ? '启用' : '停用'}</label>
        </div>
        <div className="rule-field">
          <label htmlFor="merit-title">规则名称</label>
          <Input
            id="merit-title"
            value={title}
            maxLength={40}
            onChange={({ target }) => draft.change({ title: target.value })}
          />
        </div>
        <MeritRows rows={rows} onChange={(next) => draft.change({ rows: next })} />
        {stored.updatedAt && (
          <span className="quiet">{`上次保存：${minuteOf(new Date(stored.updatedAt))}，${stored.updatedBy || '管理员'}`}</span>
        )}
      </div>
    </SectionCard>
  )
}
