import type { ReactNode } from 'react'
import { type ReadingTextKey, t } from '../text/reading-text.ts'

type Props = {
  sections: readonly { title: ReadingTextKey; paragraphs: readonly ReactNode[]; below?: ReactNode }[]
}

/** A page of plain text in sections. */
export function TextSections({ sections }: Props) {
  return sections.map(({ title, paragraphs, below }) => (
    <section key={title}>
      <h2>{t(title)}</h2>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a section never change their order
        <p key={index}>{paragraph}</p>
      ))}
      {below}
    </section>
  ))
}
