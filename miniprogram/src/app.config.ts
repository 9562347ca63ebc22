import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { pagePaths } from '@zhixing/shared/modules'
import { pages } from '@zhixing/shared/pages'
import { tabs } from './navigation/tabs'

/** Pages outside the tab bar lie in one package for each folder of `packages/`. */
const packagePages = pagePaths.filter((path) => path.startsWith('packages/'))

const subPackages = [...new Set(packagePages.map((path) => path.split('/')[1] as string))].map((name) => ({
  root: `packages/${name}`,
  name,
  pages: packagePages
    .filter((path) => path.startsWith(`packages/${name}/`))
    .map((path) => path.slice(`packages/${name}/`.length)),
}))

export default defineAppConfig({
  pages: [pages.home, pages.catalogue, pages.study, pages.me],
  subPackages,
  // A learner opens a course next, and in a course a lesson: both are there before the tap.
  preloadRule: {
    [pages.home]: { network: 'all', packages: ['catalogue', 'progress'] },
    [pages.catalogue]: { network: 'all', packages: ['catalogue'] },
    [pages.study]: { network: 'all', packages: ['progress', 'credits'] },
    [pages.me]: { network: 'wifi', packages: ['identity', 'me'] },
    [cataloguePages.course]: { network: 'all', packages: ['progress'] },
  },
  window: {
    navigationBarTitleText: '知行学院',
    navigationBarBackgroundColor: '#f7f5f2',
    navigationBarTextStyle: 'black',
    navigationStyle: 'default',
    backgroundColor: '#f7f5f2',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5f6368',
    selectedColor: '#b4232a',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    // Only WeChat's own tab bar needs a twin whose labels grow. `list` serves clients that know no twin.
    custom: process.env.TARO_ENV === 'weapp',
    list: tabs,
  },
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  __usePrivacyCheck__: true,
})
