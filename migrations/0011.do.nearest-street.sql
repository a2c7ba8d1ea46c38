-- Of the streets nearest in 3857 the one that is nearest on the globe: between two at the same distance but for a few
-- centimetres the projection alone chooses wrongly once in some thousand points.
create or replace function nearest_street(point_3857 geometry)
returns table (street_id bigint, distance_metres double precision)
language sql stable parallel safe rows 1 as $$
  select id, ST_Distance(geom::geography, ST_Transform(point_3857, 4326)::geography) as distance_metres
  from (select id, geom from streets where geom_3857 is not null order by geom_3857 <-> point_3857 limit 3) nearest
  order by distance_metres, id
  limit 1
$$;
