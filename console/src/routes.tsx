import { createBrowserRouter, Navigate } from 'react-router-dom'
import { Broken } from './components/broken'
import { Loading } from './components/loading'
import { Shell } from './components/shell'
import { SignIn } from './identity/sign-in'

/** Every page is its own chunk; the shell and the sign-in come with the first. */
export const router = createBrowserRouter(
  [
    {
      errorElement: <Broken />,
      hydrateFallbackElement: <Loading />,
      children: [
        { path: '/sign-in', element: <SignIn /> },
        {
          element: <Shell />,
          children: [
            {
              errorElement: <Broken />,
              children: [
                { index: true, element: <Navigate to="/announcements" replace /> },
                {
                  path: 'announcements',
                  lazy: async () => ({ Component: (await import('./announcements/list')).AnnouncementList }),
                },
                {
                  path: 'announcements/:announcementId',
                  lazy: async () => ({
                    Component: (await import('./announcements/detail')).AnnouncementPage,
                  }),
                },
                {
                  path: 'announcements/:announcementId/edit',
                  lazy: async () => ({ Component: (await import('./announcements/edit')).AnnouncementEdit }),
                },
                {
                  path: 'courses',
                  lazy: async () => ({ Component: (await import('./catalogue/list')).CourseList }),
                },
                {
                  path: 'courses/:courseId',
                  lazy: async () => ({ Component: (await import('./catalogue/edit')).CourseEdit }),
                },
                {
                  path: 'credit-requests',
                  lazy: async () => ({ Component: (await import('./credits/list')).CreditRequestList }),
                },
                {
                  path: 'credit-requests/reversal',
                  lazy: async () => ({ Component: (await import('./credits/reversal')).NewReversal }),
                },
                {
                  path: 'credit-requests/declaration',
                  lazy: async () => ({ Component: (await import('./credits/declaration')).NewDeclaration }),
                },
                {
                  path: 'credit-requests/:requestId',
                  lazy: async () => ({ Component: (await import('./credits/detail')).CreditRequestPage }),
                },
                { path: 'rules', lazy: async () => ({ Component: (await import('./policy/rules')).Rules }) },
                {
                  path: 'reviews',
                  lazy: async () => ({ Component: (await import('./reviews/list')).ReviewList }),
                },
                {
                  path: 'reviews/:reviewId',
                  lazy: async () => ({ Component: (await import('./reviews/detail')).ReviewPage }),
                },
                {
                  path: '*',
                  lazy: async () => ({ Component: (await import('./components/not-found')).NotFound }),
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
)
