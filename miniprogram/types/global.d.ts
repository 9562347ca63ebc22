/// <reference types="@tarojs/taro" />
declare module '*.scss'
declare module '*.png'

/** Where the API lives: empty for H5, which is served from the same origin (config/index.ts). */
declare const API_ORIGIN: string
