-- How many people live in each statistical sector, where staff loaded it: the second thing that ideas are held against.
create table resident_sectors (
  code text primary key,
  name text not null,
  residents integer not null check (residents >= 0),
  geom geometry(MultiPolygon, 4326) not null
);
create index resident_sectors_geom on resident_sectors using gist (geom);

-- Null where no sector with a known number covers the unit.
alter table spatial_units add column residents double precision check (residents >= 0);

-- Spreads the people of a sector over its stretches, and over its squares, by their addresses; a unit is in the sector
-- that its middle is in. Gives the number of units that changed.
create function share_residents() returns integer language plpgsql as $$
declare
  changed integer;
begin
  update spatial_units u set residents = shared.residents
  from (
    select s.id, r.residents * s.addresses / nullif(sum(s.addresses) over (partition by s.kind, r.code), 0)::float8 as residents
    from spatial_units s
    left join lateral (
      select code, residents from resident_sectors where ST_Covers(geom, ST_PointOnSurface(s.geom)) order by code limit 1
    ) r on true
  ) shared
  where shared.id = u.id and u.residents is distinct from shared.residents;
  get diagnostics changed = row_count;
  return changed;
end $$;
