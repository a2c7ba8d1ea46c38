-- A deleted idea leaves its number behind, so that the change feed can tell every process that it is gone.
create table idea_tombstones (
  idea_id bigint primary key,
  changed_xid xid8 not null default pg_current_xact_id()
);
create index idea_tombstones_changed_xid on idea_tombstones (changed_xid);

create function bury_idea() returns trigger language plpgsql as $$
begin
  insert into idea_tombstones (idea_id) values (old.id);
  notify changes;
  return null;
end $$;
create trigger ideas_bury after delete on ideas for each row execute function bury_idea();
