import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { CourseDraft } from '@zhixing/shared/catalogue/contract'
import { Button, Card } from 'antd'

interface Props {
  problems: CourseDraft['problems']
  dirty: boolean
  state: CourseDraft['state']
  onShow: (path: string) => void
}

/** What the server would refuse the publication for, each a way to where it is put right. */
export function Missing({ problems, dirty, state, onShow }: Props) {
  if (!problems.length && state === 'published') return null
  return (
    <Card title="发布前检查" extra={dirty && <span className="quiet">保存后更新</span>}>
      {problems.length === 0 ? (
        <p className="missing-none">
          <CheckCircleFilled className="good" aria-hidden /> 内容完整，可以发布
        </p>
      ) : (
        <ul className="missing">
          {problems.map(({ path, message }) => (
            <li key={`${path}${message}`}>
              <ExclamationCircleFilled className="bad" aria-hidden />
              <Button type="link" onClick={() => onShow(path)}>
                {message}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
