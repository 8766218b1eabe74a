-- How people search: packages/search says the same of what they type, and tests compare the two. The functions name each other with
-- their schema, so that a dump can be restored.

-- The letters of a text as they are typed one after the other: syllables apart (`등` is three letters; the first consonant is another
-- character than the last one), double vowels and double last consonants apart too, lower case, without spaces.
CREATE FUNCTION public.search_letters(typed text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(lower(normalize(typed, NFKD)), '\s+', '', 'g')
      , U&'\116A', U&'\1169\1161'), U&'\116B', U&'\1169\1162'), U&'\116C', U&'\1169\1175')
      , U&'\116F', U&'\116E\1165'), U&'\1170', U&'\116E\1166'), U&'\1171', U&'\116E\1175')
      , U&'\1174', U&'\1173\1175'), U&'\11AA', U&'\11A8\11BA'), U&'\11AC', U&'\11AB\11BD')
      , U&'\11AD', U&'\11AB\11C2'), U&'\11B0', U&'\11AF\11A8'), U&'\11B1', U&'\11AF\11B7')
      , U&'\11B2', U&'\11AF\11B8'), U&'\11B3', U&'\11AF\11BA'), U&'\11B4', U&'\11AF\11C0')
      , U&'\11B5', U&'\11AF\11C1'), U&'\11B6', U&'\11AF\11C2'), U&'\11B9', U&'\11B8\11BA');

-- The first consonants of its syllables: `등산` has ㄷㅅ.
CREATE FUNCTION public.search_initials(typed text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(public.search_letters(typed), U&'[^\1100-\1112]', '', 'g');

-- Each two neighbours among its letters, and among its initials: what was typed so far is often too short for a trigram.
CREATE FUNCTION public.search_pairs(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN coalesce((
    SELECT array_agg(DISTINCT substr(whole.letters, start, 2) ORDER BY substr(whole.letters, start, 2))
    FROM (VALUES (public.search_letters(typed)), (public.search_initials(typed))) AS whole(letters),
      generate_series(1, length(whole.letters) - 1) AS start
  ), '{}');

-- Made by the database, so that no statement can forget them; this also fills them for the rows that are there. U+001F parts name and introduction.
ALTER TABLE communities
  ADD COLUMN search_name text GENERATED ALWAYS AS (public.search_letters(name)) STORED,
  ADD COLUMN search_initials text GENERATED ALWAYS AS (public.search_initials(name)) STORED,
  ADD COLUMN search_text text GENERATED ALWAYS AS (public.search_letters(name || U&'\001F' || introduction)) STORED,
  ADD COLUMN search_pairs text[] GENERATED ALWAYS AS (public.search_pairs(name)) STORED;

DROP INDEX communities_text;
CREATE INDEX communities_search_text ON communities USING gin (search_text gin_trgm_ops) WHERE closed_at IS NULL;
CREATE INDEX communities_search_pairs ON communities USING gin (search_pairs) WHERE closed_at IS NULL;
CREATE INDEX communities_search_name ON communities (search_name text_pattern_ops) WHERE closed_at IS NULL;
