-- What the city says of an area: whether it has a neighbourhood plan (WOP); null is not filled in.
create table area_plans (
  area_id integer primary key references areas on delete cascade,
  has_plan boolean
);
-- The area that the neighbourhood work is about in a year, and why; everyone reads the reason.
create table year_choices (
  year integer primary key constraint year_choices_plausible check (year between 2020 and 2100),
  area_id integer not null references areas,
  reason text not null constraint year_choices_need_reason check (length(btrim(reason)) > 0),
  chosen_at timestamptz not null default now()
);
