-- The units of a kern, or of a neighbourhood: those of its kern of which the middle lies within its outline.
create function units_of(area integer) returns setof spatial_units language sql stable parallel safe as $$
  select u.* from areas a join spatial_units u on u.kern_id = case a.kind when 'kern' then a.id else a.parent_id end
  where a.id = $1 and (a.kind = 'kern' or ST_Covers(a.geom, ST_PointOnSurface(u.geom)))
$$;

-- What is kept in Wijkwerk and what came before it: the last trajectory and the last framework of an area, as staff say
-- it. No row is not filled in; without a year there never was one.
create type area_milestone_kind as enum ('trajectory', 'framework');
create table area_milestones (
  area_id integer not null references areas on delete cascade,
  kind area_milestone_kind not null,
  last_year integer constraint area_milestones_plausible check (last_year between 1990 and 2100),
  primary key (area_id, kind)
);
