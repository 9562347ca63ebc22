import type { Plugin } from 'vite'

interface UnusedPart {
  /** The file of the library that imports the part. */
  importer: RegExp
  /** The import as written there. */
  imported: string
  /** The module in its place: one that throws, or one with only what is used. */
  code: string
}

const failing = (part: string) =>
  `() => { throw new Error('${part} is left out of the console: see console/unused-parts.ts') }`

const zodSchemas = /zod\/v4\/classic\/schemas\.js$/
/** The line by which each kind of schema keeps its translation into JSON Schema, which the console never asks for. */
const jsonSchemaOfEach = /^ *inst\._zod\.processJSONSchema = .*$/gm

/** What Ant Design and zod import for features that no page uses; together 90 kB gzip of the first page's script. */
const unusedParts: UnusedPart[] = [
  {
    importer: /antd\/es\/table\/hooks\/useFilter\/index\.js$/,
    imported: './FilterDropdown',
    code: `export default ${failing('A column filter')}\nexport const flattenKeys = ${failing('A column filter')}`,
  },
  {
    importer: /antd\/es\/pagination\/Pagination\.js$/,
    imported: '../select',
    code: `export default ${failing('The page size of a pagination')}`,
  },
  {
    importer: /antd\/es\/app\/App\.js$/,
    imported: '../notification/useNotification',
    code: 'export default () => [undefined, null]',
  },
  {
    importer: /antd\/es\/table\/hooks\/useSelection\.js$/,
    imported: '@rc-component/tree',
    code: [
      "export { arrAdd, arrDel } from '@rc-component/tree/es/util'",
      "export { conductCheck } from '@rc-component/tree/es/utils/conductUtil'",
      "export { convertDataToEntities } from '@rc-component/tree/es/utils/treeUtil'",
    ].join('\n'),
  },
  {
    importer: /antd\/es\/form\/context\.js$/,
    imported: '@rc-component/form',
    code: "export { FormProvider } from '@rc-component/form/es/FormContext'",
  },
  {
    importer: /antd\/es\/radio\/group\.js$/,
    imported: '../form/hooks/useForm',
    code: "export const toNamePathStr = (name) => (name === undefined || name === false ? [] : [name].flat()).join('_')",
  },
  {
    importer: /antd\/es\/table\/InternalTable\.js$/,
    imported: './RcTable/VirtualTable',
    code: `export default ${failing('A virtual table')}`,
  },
  {
    importer: /antd\/es\/card\/Card\.js$/,
    imported: '../tabs',
    code: `export default ${failing('A card with tabs')}`,
  },
  {
    importer: zodSchemas,
    imported: '../core/to-json-schema.js',
    code: [
      `export const createToJSONSchemaMethod = () => ${failing('A JSON schema')}`,
      `export const createStandardJSONSchemaMethod = () => ${failing('A JSON schema')}`,
    ].join('\n'),
  },
  ...(['noFound', 'unauthorized', 'serverError'] as const).map((picture) => ({
    importer: /antd\/es\/result\/index\.js$/,
    imported: `./${picture}`,
    code: `export default ${failing('The picture of a status')}`,
  })),
]

const PREFIX = '\0unused-part:'

/** Replaces the unused parts by modules that throw when a page begins to use one. */
export const leaveOutUnusedParts = (): Plugin => ({
  name: 'leave-out-unused-parts',
  enforce: 'pre',
  resolveId(imported, importer = '') {
    const index = unusedParts.findIndex(
      (part) => part.imported === imported && part.importer.test(importer.replaceAll('\\', '/')),
    )
    return index < 0 ? undefined : `${PREFIX}${index}`
  },
  transform(code, id) {
    if (!zodSchemas.test(id.replaceAll('\\', '/'))) return undefined
    return { code: code.replace(jsonSchemaOfEach, ''), map: null }
  },
  load(id) {
    return id.startsWith(PREFIX) ? unusedParts[Number(id.slice(PREFIX.length))]?.code : undefined
  },
})
