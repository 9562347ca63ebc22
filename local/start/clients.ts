/** A client that is built before it is served. */
export interface Client {
  name: string
  title: string
  workspace: string
  script: string
  /** The folder with the build, relative to the repository. */
  output: string
  /** Files and folders that the build depends on. */
  sources: string[]
  /** How long a build usually takes on two cores: the progress bar is drawn by time. */
  usualSeconds: number
}

export const clients = {
  h5: {
    name: 'h5',
    title: '学员端',
    workspace: '@zhixing/miniprogram',
    script: 'build:h5',
    output: 'miniprogram/dist-h5',
    sources: ['miniprogram', 'shared', 'package-lock.json'],
    usualSeconds: 60,
  },
  console: {
    name: 'console',
    title: '管理端',
    workspace: '@zhixing/console',
    script: 'build',
    output: 'console/dist',
    sources: ['console', 'shared', 'verify', 'package-lock.json'],
    usualSeconds: 25,
  },
} satisfies Record<string, Client>
