import type { TransactionSql } from 'postgres'
import { newRoom, type RoomPart, roomPart } from '../contract/rooms.ts'
import { StartError } from '../start-error.ts'
import { type Act, type ContentCommand, prepareVerb, type Verb } from './command.ts'
import { checked, checkedPart, readContentFile } from './input.ts'
import { findArea, placeAt } from './place-at.ts'

const VERBS: Record<string, Verb> = {
  list: { flags: [], hasKey: false, prepare: () => roomLines },
  add: {
    flags: ['file'],
    hasKey: false,
    async prepare({ file }) {
      const { slug, ...room } = checked(newRoom, await readContentFile(file))
      return async (sql) => {
        const columns = { slug, ...(await roomColumns(sql, room)) }
        const added = await sql`insert into community_rooms ${sql(columns)} on conflict (slug) do nothing`
        if (added.count === 0) throw new StartError(`slug: there is a room "${slug}" already`)
        return `Room ${slug} is added.`
      }
    },
  },
  change: {
    flags: ['file'],
    hasKey: true,
    async prepare({ file }, slug) {
      const part = checkedPart(roomPart, await readContentFile(file))
      return async (sql) => {
        await update(sql, slug, await roomColumns(sql, part))
        return `Room ${slug} is changed: ${Object.keys(part).join(', ')}.`
      }
    },
  },
  hide: { flags: [], hasKey: true, prepare: (_flags, slug) => showing(slug, 'hidden') },
  show: { flags: [], hasKey: true, prepare: (_flags, slug) => showing(slug, 'public') },
}

/** Community rooms: add, change and hide. */
export const roomCommand: ContentCommand = {
  usage: ['room list', 'room add --file <room.json>', 'room change <slug> --file <part.json>', 'room hide|show <slug>'],
  prepare: (words, openDesk) => prepareVerb('room', VERBS, words, openDesk),
}

const showing =
  (slug: string, visibility: 'hidden' | 'public'): Act =>
  async (sql) => {
    await update(sql, slug, { visibility })
    return `Room ${slug} is ${visibility}.`
  }

async function update(sql: TransactionSql, slug: string, columns: Record<string, unknown>) {
  const changed = await sql`update community_rooms set ${sql(columns)} where slug = ${slug}`
  if (changed.count === 0) throw new StartError(`slug: there is no room "${slug}"`)
}

/** What is said of a room, as columns of its table. Throws a StartError that names the field that is wrong. */
export async function roomColumns(sql: TransactionSql, { area, at, sources, ...columns }: RoomPart) {
  return {
    ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
    ...(sources && { sources: sql.json(sources) }),
    ...(area !== undefined && { areaId: area && (await findArea(sql, area, 'area')) }),
    ...(at !== undefined && { geom: at && (await placeAt(sql, at)).geom }),
  }
}

async function roomLines(sql: TransactionSql): Promise<string> {
  const rooms = await sql<{ line: string }[]>`
    select format('%s (%s, %s): %s', r.slug, r.visibility, coalesce(a.name, 'no area'), r.name) as line
    from community_rooms r left join areas a on a.id = r.area_id order by r.name, r.id`
  return rooms.length > 0 ? rooms.map(({ line }) => line).join('\n') : 'There are no rooms.'
}
