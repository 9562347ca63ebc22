import {
  AuditOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  NotificationOutlined,
  ReadOutlined,
} from '@ant-design/icons'
import type { Grant } from '@zhixing/shared/identity/role'
import { Menu } from 'antd'
import { Link, useLocation } from 'react-router-dom'
import { mayManageCourses } from '../catalogue/may-manage'
import { maySeeRequests } from '../credits/may-ask'
import { mayReview } from '../reviews/may-review'

/** What works is in the menu, and what this administrator may open. */
export function Navigation({ grants }: { grants: Grant[] }) {
  const { pathname } = useLocation()
  const entries = [
    {
      key: 'announcements',
      icon: <NotificationOutlined aria-hidden />,
      label: <Link to="/announcements">公告</Link>,
    },
    ...(mayManageCourses(grants)
      ? [{ key: 'courses', icon: <ReadOutlined aria-hidden />, label: <Link to="/courses">课程</Link> }]
      : []),
    ...(mayReview(grants)
      ? [
          {
            key: 'reviews',
            icon: <FileSearchOutlined aria-hidden />,
            label: <Link to="/reviews">异常复核</Link>,
          },
        ]
      : []),
    ...(maySeeRequests(grants)
      ? [
          {
            key: 'credit-requests',
            icon: <AuditOutlined aria-hidden />,
            label: <Link to="/credit-requests">学时更正与申报</Link>,
          },
        ]
      : []),
    { key: 'rules', icon: <FileProtectOutlined aria-hidden />, label: <Link to="/rules">规则</Link> },
  ]
  return (
    <nav aria-label="主菜单">
      <Menu
        mode="inline"
        selectedKeys={[pathname.split('/')[1] ?? '']}
        items={entries}
        style={{ borderInlineEnd: 0, padding: 8 }}
      />
    </nav>
  )
}
