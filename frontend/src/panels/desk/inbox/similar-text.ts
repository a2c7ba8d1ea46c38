import type { Idea, SimilarIdea } from '@wijkwerk/backend/contract/ideas.ts'
import { t } from '../../../text/desk-text.ts'

type Other = Pick<SimilarIdea, 'title' | 'street' | 'distance'>

/** An idea that resembles another, and how near it is as far as that is known. */
export function similarText({ title, street, distance }: Other, { street: own }: Pick<Idea, 'street'>): string {
  if (distance !== null) return t('deskIdea.similarMetres', { title, metres: distance })
  if (street !== null && street === own?.name) return t('deskIdea.similarStreet', { title })
  return title
}
