import { createBrowserRouter, Navigate, type RouteObject } from 'react-router-dom'
import { Loading } from './components/feedback/loading'
import { PageCrash } from './components/feedback/page-crash'
import type { ConsoleRoute } from './components/shell/console-module'
import { Shell } from './components/shell/shell'
import { menu, routes } from './modules'

const [home] = menu
if (!home) throw new Error('no module declares a menu entry')

const toRouteObject = ({ path, load }: ConsoleRoute): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
})

/** All addresses of the console. Those that need a signed-in administrator are inside the shell. */
export const router = createBrowserRouter(
  [
    {
      errorElement: <PageCrash />,
      hydrateFallbackElement: <Loading />,
      children: [
        ...routes.filter(({ isPublic }) => isPublic).map(toRouteObject),
        {
          element: <Shell menu={menu} />,
          children: [
            {
              errorElement: <PageCrash />,
              children: [
                { index: true, element: <Navigate to={`/${home.path}`} replace /> },
                ...routes.filter(({ isPublic }) => !isPublic).map(toRouteObject),
                { path: '*', lazy: loadNotFound },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
)

async function loadNotFound() {
  const { NotFound } = await import('./components/shell/not-found')
  return { element: <NotFound home={home!} /> }
}
