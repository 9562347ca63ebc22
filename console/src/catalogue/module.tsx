import { ReadOutlined } from '@ant-design/icons'
import type { ConsoleModule } from '../components/shell/console-module'

export const consoleModule: ConsoleModule = {
  routes: [
    { path: 'courses', load: async () => (await import('./list')).CourseListPage },
    { path: 'courses/:courseId', load: async () => (await import('./edit')).CourseEditPage },
  ],
  menu: [
    {
      path: 'courses',
      label: '课程',
      icon: <ReadOutlined aria-hidden />,
      order: 20,
      visibleTo: ['editor', 'publisher', 'approver', 'supervisor'],
      waiting: {
        visibleTo: ['approver', 'publisher'],
        loadPage: async (...page) => (await import('./waiting')).loadWaitingCourses(...page),
      },
    },
  ],
}
