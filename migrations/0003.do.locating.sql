-- Metres on the ground to units of 3857 at a northing: the projection stretches all directions alike, so angles stay.
create function units_per_metre(northing double precision) returns double precision
language sql immutable parallel safe as $$ select cosh(northing / 6378137) $$;

-- The place beside a street's axis (3857): part of its length, and metres to the left of its direction. The direction
-- is taken over a metre either side, so that at a bend the place lies on the line that halves it.
create function beside_axis(axis geometry, fraction double precision, offset_metres double precision)
returns geometry language sql immutable parallel safe as $$
  select case when GeometryType(axis) <> 'LINESTRING' then axis else (
    select ST_SetSRID(ST_MakePoint(
      ST_X(spot) - aside * (ST_Y(ahead) - ST_Y(behind)) / ST_Distance(behind, ahead),
      ST_Y(spot) + aside * (ST_X(ahead) - ST_X(behind)) / ST_Distance(behind, ahead)), 3857)
    from (select units_per_metre(ST_Y(ST_StartPoint(axis))) as unit) u
    cross join lateral (select unit / ST_Length(axis) as metre, offset_metres * unit as aside offset 0) m
    cross join lateral (select
      ST_LineInterpolatePoint(axis, fraction) as spot,
      ST_LineInterpolatePoint(axis, greatest(0, fraction - metre)) as behind,
      ST_LineInterpolatePoint(axis, least(1, fraction + metre)) as ahead offset 0) p
  ) end
$$;

-- The street nearest to a point (3857) with its distance in true metres; no row when no street has a place. Ranking in
-- 3857 agrees with ranking on the globe, ranking in degrees does not.
create function nearest_street(point_3857 geometry)
returns table (street_id bigint, distance_metres double precision)
language sql stable parallel safe rows 1 as $$
  select id, ST_Distance(geom::geography, ST_Transform(point_3857, 4326)::geography)
  from (select id, geom from streets where geom_3857 is not null order by geom_3857 <-> point_3857 limit 1) nearest
$$;

-- About where a house stands: between the nearest known numbers of its own side, or of either side where its own does
-- not reach. Null outside the numbers known for the street.
create function house_place(street_id bigint, house_number integer) returns geometry(Point, 4326)
language sql stable parallel safe as $$
  select ST_Transform(beside_axis(s.geom_3857,
    below.fraction + part * (above.fraction - below.fraction),
    below.offset_metres + part * (above.offset_metres - below.offset_metres)), 4326)
  from streets s
  cross join (values (2), (1)) as steps (step)
  cross join lateral (
    select number, fraction, offset_metres from street_numbers n
    where n.street_id = s.id and n.number <= $2 and ($2 - n.number) % step = 0
    order by n.number desc limit 1) below
  cross join lateral (
    select number, fraction, offset_metres from street_numbers n
    where n.street_id = s.id and n.number >= $2 and (n.number - $2) % step = 0
    order by n.number limit 1) above
  cross join lateral (select
    coalesce(($2 - below.number)::double precision / nullif(above.number - below.number, 0), 0) as part) p
  where s.id = $1
  order by step desc
  limit 1
$$;

-- The house number to name a point by ("ter hoogte van nr. 31"): the nearest place on the lines between the known
-- numbers of either side, in metres along and beside the axis. Null where no house of the street is within 60 m.
create function house_number_near(street_id bigint, point geometry) returns integer
language sql stable parallel safe as $$
  with street as materialized (
    select s.id, s.geom_3857 as axis, ST_Transform($2, 3857) as spot,
      GeometryType(s.geom_3857) = 'LINESTRING' as is_line,
      units_per_metre(ST_Y(ST_Transform($2, 3857))) as unit
    from streets s where s.id = $1
  ), projected as materialized (
    select street.*, fraction,
      case when is_line then ST_Length(axis) / unit else 0 end as length
    from street
    cross join lateral (select case when is_line then ST_LineLocatePoint(axis, spot) else 0 end as fraction offset 0) f
  ), located as materialized (
    select p.*, fraction * length as along,
      case when is_line then (select
        ((ST_X(left_side) - ST_X(middle)) * (ST_X(spot) - ST_X(middle))
        + (ST_Y(left_side) - ST_Y(middle)) * (ST_Y(spot) - ST_Y(middle))) / unit / unit
        from (select beside_axis(axis, fraction, 0) as middle, beside_axis(axis, fraction, 1) as left_side offset 0) b)
      else 0 end as aside
    from projected p
  ), stretches as (
    select n.number as from_number, n.fraction * l.length as from_along, n.offset_metres as from_aside,
      lead(n.number, 1, n.number) over side as to_number,
      lead(n.fraction, 1, n.fraction) over side * l.length as to_along,
      lead(n.offset_metres, 1, n.offset_metres) over side as to_aside,
      l.along, l.aside
    from street_numbers n, located l
    where n.street_id = l.id
    window side as (partition by n.number % 2 order by n.number)
  ), nearest as (
    select from_number + 2 * round(part * (to_number - from_number) / 2)::integer as number
    from stretches
    cross join lateral (select (to_along - from_along) ^ 2 + (to_aside - from_aside) ^ 2 as square offset 0) s
    cross join lateral (select case when square = 0 then 0 else least(1, greatest(0,
      ((along - from_along) * (to_along - from_along) + (aside - from_aside) * (to_aside - from_aside)) / square))
      end as part offset 0) p
    order by (from_along + part * (to_along - from_along) - along) ^ 2
      + (from_aside + part * (to_aside - from_aside) - aside) ^ 2, from_number
    limit 1
  )
  select number from nearest
  where ST_DWithin(house_place($1, number)::geography, $2::geography, 60)
$$;
