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

-- How well a typed text fits a name or one of its aliases, 0 to 1: whole, then as a beginning, then by trigrams of the
-- glued text.
create function search_score(typed text, name text, aliases text[]) returns real
language sql stable parallel safe as $$
  select max(case
      when key = wanted then 1
      when key like wanted || '%' then 0.9 + 0.05 * length(wanted) / length(key)
      when length(wanted) >= 3 and key like '%' || wanted || '%' then 0.75 + 0.1 * length(wanted) / length(key)
      else greatest(similarity(key, wanted), 0.9 * word_similarity(wanted, key),
        0.95 * (1 - levenshtein(left(key, 60), left(wanted, 60))::real / greatest(length(key), length(wanted))))
    end)::real
  from (select search_key(typed) as wanted) q, unnest(name || aliases) candidate,
    lateral (select search_key(candidate) as key) k
  where wanted <> ''
$$;
