module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // `usage` would add 60 kB of polyfills; platform/polyfills.ts has the few that are needed.
        useBuiltIns: false,
      },
    ],
  ],
}
