import consultations from '../../messages/nl/consultations.json'
import general from '../../messages/nl/general.json'
import nearby from '../../messages/nl/nearby.json'
import works from '../../messages/nl/works.json'
import { createText } from './create-text.ts'

export { LANGUAGE } from './create-text.ts'

/** Every text of the site, by its key. */
export const nl = { ...general, ...works, ...consultations, ...nearby }

export type TextKey = keyof typeof nl

export const { t, richText } = createText<TextKey>(nl)
