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
    {
      path: 'second-factor',
      load: async () => (await import('./second-factor/required-page')).RequiredSecondFactorPage,
      isPublic: true, // outside the shell, whose pages are refused until the second factor is on
    },
    { path: 'sessions', load: async () => (await import('./sessions')).SessionsPage },
  ],
}
