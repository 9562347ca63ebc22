import type { ConsoleModule } from '../components/shell/console-module'
import { SignInPage } from './sign-in'

export const consoleModule: ConsoleModule = {
  routes: [
    {
      path: 'sign-in',
      // Imported at once: an expired session must reach this page without another download.
      load: async () => SignInPage,
      isPublic: true,
    },
    { path: 'sessions', load: async () => (await import('./sessions')).SessionsPage },
  ],
}
