import type { ArticleBlock } from '@zhixing/shared/catalogue/article'

export const blockKindTitles: Record<ArticleBlock['kind'], string> = {
  paragraph: '正文',
  heading: '小标题',
  list: '列表',
  quote: '引用',
}
export const blockKinds = Object.keys(blockKindTitles) as ArticleBlock['kind'][]
