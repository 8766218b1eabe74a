-- What posts are found by is a table of its own: a like changes a row of `posts`, and that row carried its whole text in letters with it, often into every
-- index. So rows that lists read are small, too. Kept by the database, so that no statement can forget it; posts that are deleted are not in it.

-- The letters with a Q after each syllable (there is no other one, in lower case): so whole syllables (`ㅅㅏㄴQ`) and the beginnings of others (`ㅅㅏ`) can both be
-- looked for by the same index.
CREATE FUNCTION public.search_syllables(letters text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(letters, U&'([\1161-\1175\11A8-\11C2])(?![\1161-\1175\11A8-\11C2])', U&'\\1Q', 'g');

CREATE TABLE post_search (
  post_id text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- Letters of the title, and of title and body parted by U+001F, with their syllables; initials and pairs of neighbours in the title (the migration `_search`).
  name text NOT NULL,
  initials text NOT NULL,
  text text NOT NULL,
  pairs text[],
  CONSTRAINT post_search_pkey PRIMARY KEY (post_id),
  CONSTRAINT post_search_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE FUNCTION public.index_new_posts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.post_search (post_id, created_at, name, initials, text, pairs)
  SELECT id, created_at, public.search_syllables(public.search_letters(title)), public.search_initials(title),
    public.search_syllables(public.search_letters(title || U&'\001F' || body)), public.search_pairs(title)
  FROM added WHERE deleted_at IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION public.index_changed_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL THEN
    DELETE FROM public.post_search WHERE post_id = NEW.id;
  ELSE
    INSERT INTO public.post_search (post_id, created_at, name, initials, text, pairs)
    VALUES (NEW.id, NEW.created_at, public.search_syllables(public.search_letters(NEW.title)), public.search_initials(NEW.title),
      public.search_syllables(public.search_letters(NEW.title || U&'\001F' || NEW.body)), public.search_pairs(NEW.title))
    ON CONFLICT (post_id) DO UPDATE SET created_at = excluded.created_at, name = excluded.name, initials = excluded.initials,
      text = excluded.text, pairs = excluded.pairs;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER posts_search_new AFTER INSERT ON posts REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_new_posts();
CREATE TRIGGER posts_search_changed AFTER UPDATE OF title, body, created_at, deleted_at ON posts FOR EACH ROW
  WHEN ((OLD.title, OLD.body, OLD.created_at, OLD.deleted_at IS NULL)
    IS DISTINCT FROM (NEW.title, NEW.body, NEW.created_at, NEW.deleted_at IS NULL))
  EXECUTE FUNCTION index_changed_post();

INSERT INTO post_search (post_id, created_at, name, initials, text, pairs)
SELECT id, created_at, public.search_syllables(search_name), search_initials, public.search_syllables(search_text), search_pairs
FROM posts WHERE deleted_at IS NULL;

CREATE INDEX post_search_text ON post_search USING gin (text gin_trgm_ops);
CREATE INDEX post_search_pairs ON post_search USING gin (pairs);
CREATE INDEX post_search_name ON post_search (name text_pattern_ops);
CREATE INDEX post_search_newest ON post_search (created_at DESC, post_id DESC);
ANALYZE post_search;

-- Their indexes go with them.
ALTER TABLE posts DROP COLUMN search_name, DROP COLUMN search_initials, DROP COLUMN search_text, DROP COLUMN search_pairs;
-- Lists do not read bodies: what is longer than a few lines is kept outside of the row from now on, and a like leaves room for the next one.
ALTER TABLE posts SET (toast_tuple_target = 1024, fillfactor = 90);
