import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { createElement } from 'react'

const elements = { heading: 'h3', paragraph: 'p', quote: 'blockquote' } as const

/** Blocks as they are read: plain text only, so there is nothing to clean. */
export const Article = ({ blocks }: { blocks: ArticleBlock[] }) => (
  <div className="article">
    {blocks.map((block, at) =>
      block.kind === 'list' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
        <ul key={at}>
          {block.entries.map((entry, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor have their lines
            <li key={line}>{entry}</li>
          ))}
        </ul>
      ) : (
        createElement(elements[block.kind], { key: at }, block.text)
      ),
    )}
  </div>
)
