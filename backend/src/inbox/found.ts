import type { Fragment, Sql } from 'postgres'

const MOST_WORDS = 8
const NUMBER = /^(?:#|nr\.?|nummer)?\s*(\d{1,9})$/i
const HOUSE_NUMBER_BEHIND = /^(.*\D)\s+(\d{1,4} ?[a-z]?)$/i

/**
 * The numbers of the ideas that somebody at the desk means: one by its number, those of a street, with its house number
 * or without, and those in which every word stands, in the text, its translation or the name of the street.
 */
export function found(sql: Sql, typed: string): Fragment {
  const [, number] = NUMBER.exec(typed) ?? []
  if (number) return sql`select id from ideas where id = ${number}`
  const [, street = typed, houseNumber] = HOUSE_NUMBER_BEHIND.exec(typed) ?? []
  const words = typed
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
  if (words.length === 0) return sql`select id from ideas where false`
  return sql`
    select i.id from ideas i where i.street_id in (${streetsLike(sql, street)})
      ${houseNumber ? sql`and lower(i.house_number) = ${houseNumber.replace(' ', '').toLowerCase()}` : sql``}
    union (${words.map((word) => sql`(${withWord(sql, word)})`).reduce((all, one) => sql`${all} intersect ${one}`)})`
}

const streetsLike = (sql: Sql, name: string) => sql`
  select s.id from streets s cross join (select search_key(${name}) as key) wanted
  where length(wanted.key) > 2 and exists (select from unnest(s.search_keys) known where known like '%' || wanted.key || '%')`

// The beginning of a word is enough; a word that means nothing by itself, such as "de", stands everywhere.
function withWord(sql: Sql, word: string): Fragment {
  const beginning = `${word.replace(/[^\p{L}\p{N}]/gu, '')}:*`
  const query = sql`to_tsquery('dutch', ${beginning})`
  return sql`
    select id from ideas where search @@ ${query} or numnode(${query}) = 0
    union select idea_id from idea_translations where to_tsvector('dutch', title || ' ' || body) @@ ${query}
    union select id from ideas where street_id in (${streetsLike(sql, word)})`
}
