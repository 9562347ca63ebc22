interface Callbacks {
  success?: (answer: unknown) => void
  fail?: (error: unknown) => void
  complete?: (answer: unknown) => void
}

/** An asynchronous function of `wx` that always succeeds with this answer. */
const succeedingWith =
  (answer: unknown) =>
  (options: Callbacks = {}) => {
    void Promise.resolve().then(() => {
      options.success?.(answer)
      options.complete?.(answer)
    })
  }
const doNothing = () => {}

const audioMethods = [
  'onTimeUpdate',
  'onPlay',
  'onPause',
  'onEnded',
  'onError',
  'play',
  'pause',
  'seek',
  'destroy',
]

const device = {
  platform: 'ios',
  SDKVersion: '3.8.0',
  version: '8.0.50',
  system: 'iOS 17',
  language: 'zh_CN',
  model: 'iPhone',
  brand: 'Apple',
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  safeArea: { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 },
}

const queryMethods = [
  'in',
  'select',
  'selectAll',
  'selectViewport',
  'fields',
  'boundingClientRect',
  'scrollOffset',
  'node',
]

function createSelectorQuery() {
  const query: Record<string, unknown> = {
    exec: (callback?: (found: unknown[]) => void) =>
      void setTimeout(() => callback?.([{ width: 0, height: 0 }]), 0),
  }
  for (const name of queryMethods) query[name] = () => query
  return query
}

/**
 * The part of `wx` without network and navigation. A call that is missing here fails the test that makes it.
 */
export const wxPlatform = (storage: Map<string, unknown>, firstPage: string) => ({
  getSystemInfoSync: () => device,
  getWindowInfo: () => device,
  getDeviceInfo: () => device,
  getAppBaseInfo: () => device,
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key: string) => void storage.delete(key),
  getLaunchOptionsSync: () => ({ path: firstPage, scene: 1001, query: {}, referrerInfo: {} }),
  getEnterOptionsSync: () => ({ path: firstPage, scene: 1001, query: {}, referrerInfo: {} }),
  getMenuButtonBoundingClientRect: () => ({
    top: 24,
    bottom: 56,
    left: 281,
    right: 368,
    width: 87,
    height: 32,
  }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
  getUpdateManager: () => ({
    onCheckForUpdate: doNothing,
    onUpdateReady: doNothing,
    onUpdateFailed: doNothing,
    applyUpdate: doNothing,
  }),
  nextTick: (act: () => void) => void setTimeout(act, 0),
  canIUse: () => true,
  onNeedPrivacyAuthorization: doNothing,
  createSelectorQuery,
  createIntersectionObserver: () => ({
    relativeTo: doNothing,
    relativeToViewport: doNothing,
    observe: doNothing,
    disconnect: doNothing,
  }),
  createInnerAudioContext: () => Object.fromEntries(audioMethods.map((name) => [name, doNothing])),
  createVideoContext: () => ({
    play: doNothing,
    pause: doNothing,
    seek: doNothing,
    exitFullScreen: doNothing,
  }),
  vibrateLong: succeedingWith({}),
  login: succeedingWith({ code: 'an-unknown-code', errMsg: 'login:ok' }),
  showToast: succeedingWith({}),
  hideToast: succeedingWith({}),
  showLoading: succeedingWith({}),
  hideLoading: succeedingWith({}),
  setNavigationBarTitle: succeedingWith({}),
  showModal: succeedingWith({ confirm: true, cancel: false }),
  stopPullDownRefresh: succeedingWith({}),
  requestSubscribeMessage: succeedingWith({}),
  env: { USER_DATA_PATH: 'wxfile://usr' },
  onError: doNothing,
  onUnhandledRejection: doNothing,
  onAppShow: doNothing,
  onAppHide: doNothing,
  onPageNotFound: doNothing,
  onThemeChange: doNothing,
})
