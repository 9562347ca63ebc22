import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leaveOutUnusedParts } from './unused-parts'

/** Chunks that change less often than pages: a browser keeps them over a release. */
const stableChunks = [
  {
    name: 'react',
    test: /node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|@tanstack)\//,
  },
  { name: 'zod', test: /node_modules\/zod\// },
]

export default defineConfig({
  base: '/console/',
  plugins: [leaveOutUnusedParts(), react()],
  resolve: { dedupe: ['react', 'react-dom', 'dayjs'] },
  build: {
    target: ['chrome87', 'firefox91', 'safari14'], // the browsers of county offices
    manifest: true, // tests/browser/console-bytes.test.ts adds up the chunks of the first page
    // receipt.html is for third parties and shares no page with the console.
    rolldownOptions: {
      input: ['index.html', 'receipt.html'],
      output: { codeSplitting: { groups: stableChunks } },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/media', '/wechat'].map((path) => [path, process.env.API_URL ?? 'http://127.0.0.1:8787']),
    ),
  },
})
