-- The day of the first answer, for the promise of one within so many working days.
alter table ideas add column answered_on date;
update ideas i set answered_on = u.day
from (select idea_id, min((created_at at time zone 'Europe/Brussels')::date) as day from idea_updates group by idea_id) u
where u.idea_id = i.id;
create index ideas_promise on ideas (kern_id, answer_due) include (answered_on)
  where answer_due is not null and visibility = 'public' and duplicate_of is null;

create function note_first_answer() returns trigger language plpgsql as $$
begin
  update ideas set answered_on = (new.created_at at time zone 'Europe/Brussels')::date
  where id = new.idea_id and answered_on is null;
  return null;
end $$;
create trigger idea_updates_first after insert on idea_updates for each row execute function note_first_answer();
