import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = new URL('../../', import.meta.url).pathname

/** Reading serverless.yml and importing what it names cannot be bundled, and is not measured. */
const withoutDeployment: Plugin = {
  name: 'without-deployment',
  setup(plugin) {
    plugin.onResolve({ filter: /\/deployment$/ }, () => ({ path: 'deployment', namespace: 'absent' }))
    plugin.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: 'export const readDeployment = undefined, importHandler = undefined',
    }))
  },
}

/** A bundled module that reads a file beside itself still finds it. */
const keepModuleUrls: Plugin = {
  name: 'keep-module-urls',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/](tests|local)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }))
  },
}

/**
 * Bundles files of tests/ as functions are deployed, without the names that a development build keeps.
 * Resolves to the bundles' paths by name.
 */
export async function bundle(folder: string, ...names: string[]): Promise<Record<string, string>> {
  const outdir = `${root}var/bench/bundles`
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `tests/${folder}/${name}.ts`),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    external: ['esbuild'],
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [withoutDeployment, keepModuleUrls],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  })
  return Object.fromEntries(names.map((name) => [name, `${outdir}/${name}.mjs`]))
}
