-- Since when nobody sees an idea any more: from then on the term of what is kept of its author counts.
alter table ideas add column unseen_since timestamptz;
create function note_unseen_since() returns trigger language plpgsql as $$
begin
  if new.visibility not in ('hidden', 'withdrawn') then
    new.unseen_since := null;
  elsif old.visibility not in ('hidden', 'withdrawn') then
    new.unseen_since := now();
  end if;
  return new;
end $$;
create trigger ideas_unseen before update of visibility on ideas for each row execute function note_unseen_since();
update ideas i set unseen_since = coalesce(
  (select max(l.at) from audit_log l
    where l.subject_kind = 'idea' and l.subject_id = i.id::text and l.action in ('hide', 'hide idea')), now())
where i.visibility in ('hidden', 'withdrawn');

-- Where an idea lay before staff moved it last, for as long as that can be taken back. Beside the audit log, which never
-- forgets, so that it goes with the idea.
create table idea_former_places (
  idea_id bigint primary key references ideas on delete cascade,
  kern_id integer references areas on delete cascade,
  street_id bigint references streets on delete cascade,
  house_number text,
  precision idea_precision not null,
  placed_by placed_by not null,
  geom geometry(Point, 4326),
  moved_at timestamptz not null default now()
);

-- What ideas that were withdrawn before left behind.
update ideas set passed_to = null, passed_reference = null, assignee_id = null, follow_up_on = null, consent = null,
  consent_on = null, work_id = null, consultation_id = null
where visibility = 'withdrawn';
delete from idea_notes n using ideas i where i.id = n.idea_id and i.visibility = 'withdrawn';
delete from idea_translations n using ideas i where i.id = n.idea_id and i.visibility = 'withdrawn';
delete from tasks t using ideas i where i.id = t.idea_id and i.visibility = 'withdrawn';
delete from reports r using ideas i where i.id = r.idea_id and i.visibility = 'withdrawn' and r.decided_at is null;
update reports r set body = '', encrypted = null from ideas i where i.id = r.idea_id and i.visibility = 'withdrawn';
