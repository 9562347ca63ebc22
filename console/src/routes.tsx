import { createBrowserRouter, type RouteObject } from 'react-router-dom'
import { Loading } from './components/feedback/loading'
import { PageCrash } from './components/feedback/page-crash'
import { homeEntry } from './components/home/home-entry'
import type { ConsoleRoute } from './components/shell/console-module'
import { OnlyFor } from './components/shell/only-for'
import { Shell } from './components/shell/shell'
import { menu, routes, visibleToOf } from './modules'

const toRouteObject = ({ path, load }: ConsoleRoute): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
})

const toGuardedRoute = (route: ConsoleRoute): RouteObject => ({
  element: <OnlyFor visibleTo={visibleToOf(route)} />,
  children: [toRouteObject(route)],
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
          element: <Shell menu={[homeEntry, ...menu]} />,
          children: [
            {
              errorElement: <PageCrash />,
              children: [
                { index: true, lazy: loadHome },
                ...routes.filter(({ isPublic }) => !isPublic).map(toGuardedRoute),
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

async function loadHome() {
  const { HomePage } = await import('./components/home')
  return { element: <HomePage menu={menu} /> }
}

async function loadNotFound() {
  const { NotFound } = await import('./components/shell/not-found')
  return { element: <NotFound home={homeEntry} /> }
}
