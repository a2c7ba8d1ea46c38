create extension if not exists fuzzystrmatch;

-- A name without accents, case, spaces, punctuation and common abbreviations, so that `baron de pelichy str` and
-- `Baron de Pélichystraat` become one.
create function search_key(name text) returns text
language sql immutable parallel safe as $$
  select regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            regexp_replace(
              regexp_replace(lower(public.unaccent('public.unaccent', name)), '\mburg(em)?\M\.?', 'burgemeester', 'g'),
              '\mst(e)?\M\.?[ -]', 'sint', 'g'),
            '\mkon\M\.?', 'koningin', 'g'),
          '(stw|stwg|stg)\.?$', 'steenweg'),
        'str\.?$', 'straat'),
      'pl\.?$', 'plein'),
    '[^a-z0-9]+', '', 'g')
$$;

-- The keys of a name and its aliases; kept with the row, because making them costs more than comparing them.
create function search_keys(name text, aliases text[]) returns text[]
language sql immutable parallel safe as $$
  select array_agg(public.search_key(candidate)) from unnest(name || aliases) candidate
$$;
alter table areas add column search_keys text[] not null generated always as (search_keys(name, aliases)) stored;
alter table streets add column search_keys text[] not null generated always as (search_keys(name, aliases)) stored;

-- How well a typed key fits a name or one of its aliases, 0 to 1: whole, then as a beginning, then by trigrams and
-- typing errors of the glued text.
create function search_score(wanted text, keys text[]) returns real
language sql immutable parallel safe as $$
  select max(case
      when key = wanted then 1
      when key like wanted || '%' then 0.9 + 0.05 * length(wanted) / length(key)
      when length(wanted) >= 3 and key like '%' || wanted || '%' then 0.75 + 0.1 * length(wanted) / length(key)
      else greatest(similarity(key, wanted), 0.9 * word_similarity(wanted, key),
        0.95 * (1 - levenshtein(left(key, 60), left(wanted, 60))::real / greatest(length(key), length(wanted))))
    end)::real
  from unnest(keys) key
  where wanted <> ''
$$;
