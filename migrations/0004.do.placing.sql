-- A point as it is kept: six decimals, about a decimetre, each the nearest double, so that every process that holds it as
-- an integer of micro-degrees compares it alike.
create function rounded_place(point geometry) returns geometry(Point, 4326)
language sql immutable parallel safe as $$
  select ST_SetSRID(ST_MakePoint(round(ST_X(point)::numeric, 6)::float8, round(ST_Y(point)::numeric, 6)::float8), 4326)
$$;

-- Kernen that cover a point (distance 0) or lie within so many metres of it, nearest first; on a shared border the
-- lowest id comes first, so a point has exactly one.
create function kernen_near(point geometry, metres double precision)
returns table (area_id integer, slug text, name text, distance_metres double precision)
language sql stable parallel safe as $$
  select a.id, a.slug, a.name,
    case when ST_Covers(a.geom, point) then 0 else ST_Distance(a.geom::geography, point::geography) end as distance_metres
  from areas a
  where a.kind = 'kern' and (a.valid_to is null or a.valid_to > current_date)
    and a.geom && ST_Expand(point, metres / 50000)
    and (ST_Covers(a.geom, point) or ST_DWithin(a.geom::geography, point::geography, metres))
  order by 4, 1
$$;

-- Somewhere in the middle of a street, or of its part within an area where it reaches that area.
create function street_middle(street bigint, within_area integer) returns geometry
language sql stable parallel safe as $$
  select case ST_GeometryType(part.geom)
    when 'ST_LineString' then ST_LineInterpolatePoint(part.geom, 0.5)
    when 'ST_Point' then part.geom
  end
  from streets s
  left join areas a on a.id = within_area and ST_Intersects(a.geom, s.geom)
  cross join lateral (
    select geom from ST_Dump(case when a.id is null then s.geom else ST_Intersection(s.geom, a.geom) end)
    order by ST_Length(geom) desc limit 1
  ) part
  where s.id = street
$$;

-- Every area an idea lies in, given its kern and its point: the kern and what stands above it, and the neighbourhoods
-- that cover the point. Another kern or submunicipality across a near border is not among them.
create function areas_of(kern integer, point geometry) returns integer[]
language sql stable parallel safe as $$
  with recursive above as (
    select id, parent_id from areas where id = kern
    union all
    select a.id, a.parent_id from areas a join above on a.id = above.parent_id
  )
  select coalesce(array_agg(distinct id order by id), '{}') from (
    select id from above
    union all
    select id from areas where kind = 'neighbourhood' and parent_id = kern and point is not null and ST_Covers(geom, point)
  ) found
$$;

-- Easter Sunday of a year (anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, chapter 8).
create function easter_sunday(year integer) returns date
language plpgsql immutable as $$
declare
  a integer := year % 19;
  b integer := year / 100;
  c integer := year % 100;
  h integer := (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  l integer := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  m integer := (a + 11 * h + 22 * l) / 451;
  n integer := h + l - 7 * m + 114;
begin
  return make_date(year, n / 31, n % 31 + 1);
end $$;

-- The day that lies so many working days after today in Belgium: weekends and legal holidays do not count.
create function working_day_after(working_days integer) returns date
language sql stable as $$
  with easter(day) as (select easter_sunday(extract(year from d)::integer) from
      (values (now()), (now() + interval '1 year')) years(d)),
  holidays(day) as (
    select make_date(y, m, d) from (values (1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)) fixed(m, d)
      cross join (values (extract(year from now())::integer), (extract(year from now())::integer + 1)) years(y)
    union all select day + offset_days from easter cross join (values (1), (39), (50)) movable(offset_days)
  )
  select day::date from generate_series(
    (now() at time zone 'Europe/Brussels')::date + 1, (now() at time zone 'Europe/Brussels')::date + 3 * working_days + 30,
    interval '1 day') days(day)
  where extract(isodow from day) < 6 and day::date not in (select day from holidays)
  order by day offset working_days - 1 limit 1
$$;
