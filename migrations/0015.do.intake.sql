create type consent_kind as enum ('spoken', 'signed');
-- Who noted an idea for somebody else, and how that person agreed that their name or address is kept.
alter table ideas
  add column taken_by integer references staff,
  add column consent consent_kind,
  add column consent_on date;

-- The Dutch words of staff for what somebody said in another language; the original is never replaced.
create table idea_translations (
  idea_id bigint primary key references ideas on delete cascade,
  title text not null,
  body text not null,
  staff_id integer references staff,
  created_at timestamptz not null default now()
);

-- How a support was given; on paper and by phone it counts like any other.
alter table supports add column channel idea_channel not null default 'web';
