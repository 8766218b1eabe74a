-- How many things a list has, for everybody: boards, albums and threads tell their totals with every page, and counting costs as much as there is.
-- Kept by the database, so that no statement can forget it. What a block hides from a viewer is taken off when it is read (src/loaders/totals.ts).
CREATE TABLE list_totals (
  -- The club, the person or the post whose list it is.
  parent_id text NOT NULL,
  -- Of a club: `posts FREE` and `pinned FREE`, for each board; `photos`. Of a person: `in com_...`, their posts in each club. Of a post: `comments`, those that
  -- its list has.
  list text NOT NULL,
  total integer NOT NULL,
  CONSTRAINT list_totals_pkey PRIMARY KEY (parent_id, list),
  CONSTRAINT list_totals_total CHECK (total >= 0)
) WITH (fillfactor = 50);

CREATE FUNCTION public.add_to_total(list_parent text, list_name text, difference integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.list_totals SET total = total + difference WHERE parent_id = list_parent AND list = list_name;
  IF NOT FOUND THEN
    INSERT INTO public.list_totals (parent_id, list, total) VALUES (list_parent, list_name, difference)
    ON CONFLICT (parent_id, list) DO UPDATE SET total = list_totals.total + excluded.total;
  END IF;
END $$;

CREATE FUNCTION public.lists_of_post(club text, author text, board text, is_pinned boolean)
RETURNS TABLE (parent_id text, list text) LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
  SELECT club, 'posts ' || board
  UNION ALL SELECT club, 'pinned ' || board WHERE is_pinned
  UNION ALL SELECT author, 'in ' || club;
END;

-- Rows that come, many at once: one change of each total, in one order for all who write at the same time.
CREATE FUNCTION public.total_new_posts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.list_totals (parent_id, list, total)
  SELECT lists.parent_id, lists.list, count(*) FROM added, LATERAL public.lists_of_post(community_id, author_id, board::text, is_pinned) AS lists
  WHERE deleted_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (parent_id, list) DO UPDATE SET total = list_totals.total + excluded.total;
  RETURN NULL;
END $$;

CREATE FUNCTION public.total_new_photos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.list_totals (parent_id, list, total)
  SELECT community_id, 'photos', count(*) FROM added
  WHERE community_id IS NOT NULL AND status = 'READY' AND deleted_at IS NULL GROUP BY 1 ORDER BY 1
  ON CONFLICT (parent_id, list) DO UPDATE SET total = list_totals.total + excluded.total;
  RETURN NULL;
END $$;

CREATE FUNCTION public.total_new_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.list_totals (parent_id, list, total)
  SELECT post_id, 'comments', count(*) FROM added
  WHERE parent_id IS NULL AND (deleted_at IS NULL OR reply_count > 0) GROUP BY 1 ORDER BY 1
  ON CONFLICT (parent_id, list) DO UPDATE SET total = list_totals.total + excluded.total;
  RETURN NULL;
END $$;

-- Rows that change their lists or go, one by one: seldom, and most changes (a like) are none of these.
CREATE FUNCTION public.total_changed_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NULL THEN
    PERFORM public.add_to_total(parent_id, list, -1)
    FROM public.lists_of_post(OLD.community_id, OLD.author_id, OLD.board::text, OLD.is_pinned);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.deleted_at IS NULL THEN
    PERFORM public.add_to_total(parent_id, list, 1)
    FROM public.lists_of_post(NEW.community_id, NEW.author_id, NEW.board::text, NEW.is_pinned);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.total_changed_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.community_id IS NOT NULL AND OLD.status = 'READY' AND OLD.deleted_at IS NULL THEN
    PERFORM public.add_to_total(OLD.community_id, 'photos', -1);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.community_id IS NOT NULL AND NEW.status = 'READY' AND NEW.deleted_at IS NULL THEN
    PERFORM public.add_to_total(NEW.community_id, 'photos', 1);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.total_changed_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NULL OR OLD.reply_count > 0 THEN PERFORM public.add_to_total(OLD.post_id, 'comments', -1); END IF;
  IF TG_OP = 'UPDATE' AND (NEW.deleted_at IS NULL OR NEW.reply_count > 0) THEN
    PERFORM public.add_to_total(NEW.post_id, 'comments', 1);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER posts_total_new AFTER INSERT ON posts REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION total_new_posts();
CREATE TRIGGER posts_total_changed AFTER UPDATE OF community_id, author_id, board, is_pinned, deleted_at ON posts FOR EACH ROW
  WHEN ((OLD.community_id, OLD.author_id, OLD.board, OLD.is_pinned, OLD.deleted_at IS NULL)
    IS DISTINCT FROM (NEW.community_id, NEW.author_id, NEW.board, NEW.is_pinned, NEW.deleted_at IS NULL))
  EXECUTE FUNCTION total_changed_post();
CREATE TRIGGER posts_total_gone AFTER DELETE ON posts FOR EACH ROW EXECUTE FUNCTION total_changed_post();

CREATE TRIGGER photos_total_new AFTER INSERT ON photos REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION total_new_photos();
CREATE TRIGGER photos_total_changed AFTER UPDATE OF community_id, status, deleted_at ON photos FOR EACH ROW
  WHEN ((OLD.community_id, OLD.status, OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.community_id, NEW.status, NEW.deleted_at IS NULL))
  EXECUTE FUNCTION total_changed_photo();
CREATE TRIGGER photos_total_gone AFTER DELETE ON photos FOR EACH ROW EXECUTE FUNCTION total_changed_photo();

-- Only comments on the post itself are in its list; where they stand never changes.
CREATE TRIGGER comments_total_new AFTER INSERT ON comments REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION total_new_comments();
CREATE TRIGGER comments_total_changed AFTER UPDATE OF deleted_at, reply_count ON comments FOR EACH ROW
  WHEN (OLD.parent_id IS NULL
    AND (OLD.deleted_at IS NULL OR OLD.reply_count > 0) IS DISTINCT FROM (NEW.deleted_at IS NULL OR NEW.reply_count > 0))
  EXECUTE FUNCTION total_changed_comment();
CREATE TRIGGER comments_total_gone AFTER DELETE ON comments FOR EACH ROW WHEN (OLD.parent_id IS NULL) EXECUTE FUNCTION total_changed_comment();

-- What is there: the triggers hold the tables against writers until this is committed.
INSERT INTO list_totals (parent_id, list, total)
SELECT lists.parent_id, lists.list, count(*)
  FROM posts, LATERAL public.lists_of_post(community_id, author_id, board::text, is_pinned) AS lists WHERE deleted_at IS NULL GROUP BY 1, 2
UNION ALL
SELECT community_id, 'photos', count(*) FROM photos
  WHERE community_id IS NOT NULL AND status = 'READY' AND deleted_at IS NULL GROUP BY 1
UNION ALL
SELECT post_id, 'comments', count(*) FROM comments WHERE parent_id IS NULL AND (deleted_at IS NULL OR reply_count > 0) GROUP BY 1;

-- What people whom the viewer has blocked wrote in a club, or under a post, is counted by itself.
CREATE INDEX posts_of_author_in_club ON posts (author_id, community_id) WHERE deleted_at IS NULL;
DROP INDEX comments_author_id_idx;
CREATE INDEX comments_author_id_post_id_idx ON comments (author_id, post_id);
DROP INDEX photos_uploader_id_idx;
CREATE INDEX photos_uploader_id_community_id_idx ON photos (uploader_id, community_id);
