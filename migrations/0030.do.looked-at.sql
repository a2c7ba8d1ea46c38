-- An idea that staff looked at before others saw it: what its author makes of it later is looked at as well.
alter table ideas add column was_held boolean not null default false;
update ideas i set was_held = true where visibility = 'held' or exists (select from audit_log l
  where l.subject_kind = 'idea' and l.subject_id = i.id::text and l.action = 'restore idea');

create function remember_held() returns trigger language plpgsql as $$
begin
  new.was_held := true;
  return new;
end
$$;
create trigger ideas_remember_held before insert or update of visibility on ideas
  for each row when (new.visibility = 'held') execute function remember_held();
