import { readFile } from 'node:fs/promises'
import type { TransactionSql } from 'postgres'
import { z } from 'zod'
import { newRoom } from '../contract/rooms.ts'
import { roomColumns } from './rooms.ts'

/**
 * Adds the rooms that are known to be in Izegem, and gives how many. Leaves alone a room that is there already, and one
 * in an area that is not: the database of another city.
 */
export async function addDefaultRooms(sql: TransactionSql): Promise<number> {
  const file = await readFile(new URL('./default-rooms.json', import.meta.url), 'utf8')
  const areas = new Set((await sql<{ slug: string }[]>`select slug from areas`).map(({ slug }) => slug))
  let count = 0
  for (const { slug, ...room } of z.array(newRoom).parse(JSON.parse(file))) {
    if (room.area && !areas.has(room.area)) continue
    const columns = { slug, ...(await roomColumns(sql, room)) }
    count += (await sql`insert into community_rooms ${sql(columns)} on conflict (slug) do nothing`).count
  }
  return count
}
