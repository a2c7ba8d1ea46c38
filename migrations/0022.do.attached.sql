-- The work or the consultation that staff took an idea along in.
alter table ideas
  add column work_id bigint references works on delete set null,
  add column consultation_id bigint references consultations on delete set null,
  add constraint ideas_attached_to_one check (work_id is null or consultation_id is null);
create index ideas_work on ideas (work_id) where work_id is not null;
create index ideas_consultation on ideas (consultation_id) where consultation_id is not null;
