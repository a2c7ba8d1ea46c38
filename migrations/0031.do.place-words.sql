-- The house numbers of stretches in words; null where whole streets are meant, or nothing was drawn along streets.
create function numbers_along(along jsonb) returns text language sql stable parallel safe as $$
  select case when bool_or(e.stretch ? 'from' or e.stretch ? 'to') then
    string_agg(coalesce(s.name, e.stretch ->> 'street') || case
      when e.stretch ? 'from' and e.stretch ? 'to' then format(', nr. %s tot %s', e.stretch ->> 'from', e.stretch ->> 'to')
      when e.stretch ? 'from' then ', vanaf nr. ' || (e.stretch ->> 'from')
      when e.stretch ? 'to' then ', tot nr. ' || (e.stretch ->> 'to')
      else '' end, '; ' order by e.position) end
  from jsonb_array_elements(along) with ordinality e (stretch, position) left join streets s on s.slug = e.stretch ->> 'street'
$$;

-- From here on only what somebody typed is kept: words that say no more than the numbers are made when they are read.
update works set location_text = null where location_text = numbers_along(along);
