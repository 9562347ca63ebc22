import { Text, View } from '@tarojs/components'
import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { memo } from 'react'
import './index.scss'

/** The body of an article or announcement: blocks of plain text. */
export const ArticleBody = memo(function ArticleBody({ body }: { body: ArticleBlock[] }) {
  return (
    <View className="article-body">
      {body.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the body does not change while it is shown
        <Block block={block} key={index} />
      ))}
    </View>
  )
})

function Block({ block }: { block: ArticleBlock }) {
  if (block.kind !== 'list') return <View className={`article-body__${block.kind}`}>{block.text}</View>
  return (
    <View className="article-body__list">
      {block.entries.map((entry) => (
        <View className="article-body__entry" key={entry}>
          <Text userSelect>{entry}</Text>
        </View>
      ))}
    </View>
  )
}
