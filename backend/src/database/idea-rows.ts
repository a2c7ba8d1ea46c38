import type { Sql, TransactionSql } from 'postgres'
import type { Idea } from '../contract/ideas.ts'
import { photoUrl } from '../http/photo-url.ts'

export type IdeaRow = Omit<Idea, 'place' | 'area' | 'street' | 'photos'> & {
  lng: number | null
  lat: number | null
  areaSlug: string | null
  areaName: string | null
  streetId: number | null
  streetSlug: string | null
  streetName: string | null
  photos: { id: string; width: number; height: number }[] | null
}

/** The public columns of `ideas i`, and no others. */
export const ideaColumns = (sql: Sql | TransactionSql) => sql`
  i.id, i.kind, i.title, i.body, i.language, i.theme, i.status, i.channel, i.author_name as name,
  ST_X(i.geom) as lng, ST_Y(i.geom) as lat, i.precision, i.placed_by, i.house_number, i.created_on, i.answer_due,
  i.support_count, i.comment_count, i.duplicate_of, i.example,
  a.slug as area_slug, a.name as area_name, s.id as street_id, s.slug as street_slug, s.name as street_name,
  (select json_agg(json_build_object('id', p.id, 'width', p.width, 'height', p.height) order by p.position)
    from photos p where p.idea_id = i.id and p.visibility = 'public') as photos`

/** What `ideaColumns` reads from. */
export const ideaTables = (sql: Sql | TransactionSql) => sql`
  ideas i left join areas a on a.id = i.kern_id left join streets s on s.id = i.street_id`

/** A row as the idea everyone may see. */
export function toIdea(row: IdeaRow): Idea {
  const { lng, lat, areaSlug, areaName, streetId, streetSlug, streetName, photos, ...rest } = row
  return {
    ...rest,
    place: lng === null || lat === null ? null : { lng, lat },
    area: areaSlug === null || areaName === null ? null : { slug: areaSlug, name: areaName },
    street:
      streetId === null || streetSlug === null || streetName === null
        ? null
        : { id: streetId, slug: streetSlug, name: streetName },
    photos: (photos ?? []).map((photo) => ({ ...photo, url: photoUrl(photo.id) })),
  }
}
