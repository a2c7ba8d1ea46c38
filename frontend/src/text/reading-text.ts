import reading from '../../messages/nl/reading.json'
import { createText } from './create-text.ts'
import { nl } from './text.ts'

export const readingNl = { ...nl, ...reading }

export type ReadingTextKey = keyof typeof readingNl

/** The texts of the pages that explain the site, and those of the site; apart, since few people open them. */
export const { t, richText } = createText<ReadingTextKey>(readingNl)
