import * as z from 'zod'
import { toSearchText } from '../typed-text'

/** What a column of a roster may hold. */
export const importFields = [
  'name',
  'rosterCode',
  'phone',
  'jobLevel',
  'formerJobLevel',
  'promotedOn',
  'unit',
] as const
export const ImportField = z.enum(importFields)
export type ImportField = z.infer<typeof ImportField>

/** Columns without which no row can be imported. */
export const requiredFields = ['name', 'rosterCode', 'jobLevel'] as const satisfies ImportField[]

export const fieldTitles: Record<ImportField, string> = {
  name: '姓名',
  rosterCode: '学员编号',
  phone: '手机号',
  jobLevel: '职级',
  formerJobLevel: '提任前职级',
  promotedOn: '提任日期',
  unit: '单位',
}

const titlesOfField: Record<ImportField, readonly string[]> = {
  name: ['姓名', '名字', '学员姓名', '干部姓名'],
  rosterCode: ['学员编号', '编号', '学员号', '学号', '干部编号', '学员编码'],
  phone: ['手机号', '手机', '手机号码', '移动电话', '联系电话', '联系方式', '电话'],
  jobLevel: ['职级', '现职级', '职务层次', '职务级别', '级别', '行政级别'],
  formerJobLevel: ['提任前职级', '提任前的职级', '原职级'],
  promotedOn: ['提任日期', '提任时间', '任现职级时间', '任现职级日期', '晋升日期'],
  unit: ['单位', '单位名称', '工作单位', '所在单位', '所属单位', '组织', '机构'],
}

/** A title without what people add to it: 手机号（必填）, *姓名, 职级：. */
const bareTitle = (title: string) =>
  toSearchText(title)
    .replace(/[(（].*?[)）]/g, '')
    .replace(/[*＊:：\s]/g, '')

const fieldOfTitle = new Map(
  importFields.flatMap((field) => titlesOfField[field].map((title) => [title, field] as const)),
)

/** The field that a column with this title holds, or undefined. */
export const findFieldByTitle = (title: string): ImportField | undefined => fieldOfTitle.get(bareTitle(title))

/** 身份证号等不进知行。Titles of columns that are never imported, so that the wizard says so. */
export const isIdentityNumberTitle = (title: string): boolean => /身份证|公民身份号码/.test(bareTitle(title))
