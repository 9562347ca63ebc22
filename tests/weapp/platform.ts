/** What `wx` offers without a network and without a screen. Whatever of it the build calls and is not here fails the test that called it. */

interface Callbacks {
  success?: (answer: unknown) => void
  fail?: (error: unknown) => void
  complete?: (answer: unknown) => void
}
const answering =
  (answer: unknown) =>
  (options: Callbacks = {}) => {
    void Promise.resolve().then(() => {
      options.success?.(answer)
      options.complete?.(answer)
    })
  }
const nothing = () => {}

const audio = ['onTimeUpdate', 'onPlay', 'onPause', 'onEnded', 'onError', 'play', 'pause', 'seek', 'destroy']

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

const query = () => {
  const chain: Record<string, unknown> = {
    exec: (told?: (found: unknown[]) => void) => void setTimeout(() => told?.([{ width: 0, height: 0 }]), 0),
  }
  for (const name of [
    'in',
    'select',
    'selectAll',
    'selectViewport',
    'fields',
    'boundingClientRect',
    'scrollOffset',
    'node',
  ])
    chain[name] = () => chain
  return chain
}

export const platform = (storage: Map<string, unknown>, firstPage: string) => ({
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
    onCheckForUpdate: nothing,
    onUpdateReady: nothing,
    onUpdateFailed: nothing,
    applyUpdate: nothing,
  }),
  nextTick: (act: () => void) => void setTimeout(act, 0),
  canIUse: () => true,
  onNeedPrivacyAuthorization: nothing,
  createSelectorQuery: query,
  createIntersectionObserver: () => ({
    relativeTo: nothing,
    relativeToViewport: nothing,
    observe: nothing,
    disconnect: nothing,
  }),
  createInnerAudioContext: () => Object.fromEntries(audio.map((name) => [name, nothing])),
  createVideoContext: () => ({ play: nothing, pause: nothing, seek: nothing, exitFullScreen: nothing }),
  vibrateLong: answering({}),
  login: answering({ code: 'a-code-nobody-knows', errMsg: 'login:ok' }),
  showToast: answering({}),
  hideToast: answering({}),
  showLoading: answering({}),
  hideLoading: answering({}),
  setNavigationBarTitle: answering({}),
  showModal: answering({ confirm: true, cancel: false }),
  stopPullDownRefresh: answering({}),
  requestSubscribeMessage: answering({}),
  env: { USER_DATA_PATH: 'wxfile://usr' },
})
