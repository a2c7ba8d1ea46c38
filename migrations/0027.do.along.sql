-- The streets and house numbers along which staff drew a work or its hindrance, as they wrote them, so that they find
-- them back when they correct it; null for what a register drew, and for what was drawn before this was kept.
alter table works add column along jsonb;
alter table hindrances add column along jsonb, add column width_metres double precision;

create function stretches_of(along jsonb) returns json language sql stable parallel safe as $$
  select json_agg(json_strip_nulls(json_build_object('street', e.stretch ->> 'street', 'name', coalesce(s.name, e.stretch ->> 'street'),
    'from', e.stretch -> 'from', 'to', e.stretch -> 'to')) order by e.position)
  from jsonb_array_elements(along) with ordinality e (stretch, position) left join streets s on s.slug = e.stretch ->> 'street'
$$;
