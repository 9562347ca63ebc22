import { useQuery } from '@tanstack/react-query'
import { minuteOf } from '@zhixing/shared/calendar'
import type { MeritRule } from '@zhixing/shared/policy/contract'
import { Alert, Button, Card, Input, Modal, Switch } from 'antd'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { DraftStatus } from '../../components/forms/draft-status'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { MeritRows } from './merit-rows'
import { meritRuleQuery, useMeritRule } from './use-merit-rule'

/** Empty and off unless the province decides otherwise; what it is not is said first. */
export function MeritRuleCard({ learnerId }: { learnerId: string }) {
  const { data, error, refetch } = useQuery({ ...meritRuleQuery, refetchOnReconnect: false })
  if (error && !data) return <LoadError error={error} onRetry={refetch} inline />
  return data ? <Editor stored={data} learnerId={learnerId} /> : <Loading />
}

function Editor({ stored, learnerId }: { stored: MeritRule; learnerId: string }) {
  const { draft, busy, stale, closeStale, discard, reload, save } = useMeritRule(stored, learnerId)
  const { title, enabled, rows } = draft.facts
  return (
    <Card
      title="积分规则"
      extra={
        <span className="rules-save">
          <DraftStatus dirty={draft.dirty} keptAt={draft.keptAt} isNew={draft.revision === 0} />
          <Button type={draft.dirty ? 'primary' : 'default'} onClick={save} loading={busy}>
            保存积分规则
          </Button>
        </span>
      }
    >
      <LeaveGuard dirty={draft.dirty} onKeep={draft.keep} onDiscard={draft.forget} />
      <Modal
        open={stale}
        title="积分规则刚刚被另一位同志修改过"
        onCancel={closeStale}
        okText="查看最新内容"
        cancelText="先不处理"
        onOk={reload}
      >
        为避免互相覆盖，没有保存。“查看最新内容”会放弃您这次的修改。
      </Modal>
      <div className="stack">
        <Alert
          type="warning"
          showIcon
          title="积分不是学时"
          description="积分不计入学时，不影响培训要求，系统不据此计算，也不向学员显示。国办函〔2026〕12号规定不得强制积分排名；默认停用，启用须有主管部门的书面决定。"
        />
        {draft.restored && <RestoredDraft keptAt={draft.keptAt} onDiscard={discard} />}
        <div className="rules-switch">
          <Switch
            id="merit-enabled"
            aria-label="启用积分规则"
            checked={enabled}
            onChange={(next) => draft.change({ enabled: next })}
          />
          <label htmlFor="merit-enabled">{enabled ? '启用' : '停用'}</label>
        </div>
        <div className="rules-field">
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
    </Card>
  )
}
