import type { ReactNode } from 'react'
import { type TextKey, t } from '../text/text.ts'

type Props = {
  sections: readonly { title: TextKey; paragraphs: readonly ReactNode[] }[]
}

/** A page of plain text in sections. */
export function TextSections({ sections }: Props) {
  return sections.map(({ title, paragraphs }) => (
    <section key={title}>
      <h2>{t(title)}</h2>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a section never change their order
        <p key={index}>{paragraph}</p>
      ))}
    </section>
  ))
}
