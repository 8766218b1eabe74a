-- What Prisma's language cannot say.

-- The row of a sought-after meet-up is written again and again, in columns that no index holds. With room beside it in its page the new
-- version stays there, no index is touched, and the old one is cleared away by whoever comes next.
ALTER TABLE schedules SET (fillfactor = 70);
