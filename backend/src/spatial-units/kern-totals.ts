import type { Fragment, Sql } from 'postgres'

/**
 * A table of `kern_id`, `addresses` and `residents` of each kern; residents are null unless those of every stretch with
 * an address are known, since a part of the people held against all of the ideas would mark a kern falsely.
 */
export const kernTotals = (sql: Sql): Fragment => sql`(
  select kern_id, sum(addresses)::int as addresses,
    case when bool_and(residents is not null) filter (where addresses > 0)
      then round(sum(residents)::numeric, 1)::float8 end as residents
  from spatial_units where kind = 'stretch' group by kern_id)`
