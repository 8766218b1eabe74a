-- The letters with a Q after each syllable (there is no other one, in lower case): so whole syllables (`ㅅㅏㄴQ`) and the beginnings of others (`ㅅㅏ`) can both be
-- looked for by the same index. The content database has the same function.
CREATE FUNCTION public.search_syllables(letters text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(letters, U&'([\1161-\1175\11A8-\11C2])(?![\1161-\1175\11A8-\11C2])', U&'\\1Q', 'g');

-- Rewrites the table and its indexes, under a lock.
ALTER TABLE communities
  ALTER COLUMN search_name SET EXPRESSION AS (public.search_syllables(public.search_letters(name))),
  ALTER COLUMN search_text SET EXPRESSION AS (public.search_syllables(public.search_letters(name || U&'\001F' || introduction)));

-- How many clubs everybody sees, by interest and region: said on every page of explore, where counting would cost as much as there is. Kept by the database, so
-- that no statement can forget it.
CREATE TABLE club_totals (
  interest_id text NOT NULL,
  region text NOT NULL,
  total integer NOT NULL,
  CONSTRAINT club_totals_pkey PRIMARY KEY (interest_id, region)
) WITH (fillfactor = 50);

CREATE FUNCTION public.total_clubs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- In one order for all who write at the same time.
  INSERT INTO public.club_totals (interest_id, region, total)
  SELECT interest_id, region, sum(difference) FROM (
    SELECT OLD.interest_id, OLD.region, -1 WHERE TG_OP <> 'INSERT' AND OLD.closed_at IS NULL AND OLD.visibility = 'PUBLIC'
    UNION ALL
    SELECT NEW.interest_id, NEW.region, 1 WHERE TG_OP <> 'DELETE' AND NEW.closed_at IS NULL AND NEW.visibility = 'PUBLIC'
  ) AS changes (interest_id, region, difference)
  GROUP BY 1, 2 HAVING sum(difference) <> 0 ORDER BY 1, 2
  ON CONFLICT (interest_id, region) DO UPDATE SET total = club_totals.total + excluded.total;
  RETURN NULL;
END $$;

CREATE TRIGGER communities_total_counted AFTER INSERT OR DELETE ON communities FOR EACH ROW EXECUTE FUNCTION total_clubs();
CREATE TRIGGER communities_total_changed AFTER UPDATE OF interest_id, region, visibility, closed_at ON communities FOR EACH ROW
  WHEN ((OLD.interest_id, OLD.region, OLD.visibility, OLD.closed_at IS NULL)
    IS DISTINCT FROM (NEW.interest_id, NEW.region, NEW.visibility, NEW.closed_at IS NULL))
  EXECUTE FUNCTION total_clubs();

INSERT INTO club_totals (interest_id, region, total)
SELECT interest_id, region, count(*) FROM communities WHERE closed_at IS NULL AND visibility = 'PUBLIC' GROUP BY 1, 2;

-- It was for counting alone.
DROP INDEX communities_public_interest;
