-- What the register said of a work when it was last read. A field is taken over from it only where this differs from
-- what it says now, so that a correction by staff stands until the register itself changes.
alter table works add column register_facts jsonb;
-- The same for its hindrance. Beside the zones and not in them, so that one that staff took away stays away.
create table register_zones (
  gipod_zone text primary key,
  work_id bigint not null references works on delete cascade,
  facts jsonb not null
);
create index register_zones_work on register_zones (work_id);
