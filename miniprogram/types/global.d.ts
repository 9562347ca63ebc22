/// <reference types="@tarojs/taro" />
declare module '*.scss'
declare module '*.png'

/** Where the API lives: empty for H5, which is served from the same origin (config/index.ts). */
declare const API_ORIGIN: string

interface WechatComponent<Data, Methods> {
  data: Data
  lifetimes: { attached(): void }
  methods: Methods
}
/** Registers a component of WeChat, as `Page` does a page. Only the parts that we use. */
declare function Component<Data, Methods>(
  component: WechatComponent<Data, Methods> &
    ThisType<Methods & { data: Data; setData(change: Partial<Data>): void }>,
): void
