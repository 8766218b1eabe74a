import type { SqlClient } from '@moim/event-bus';

/** The longest name, in characters, as the user service checks it. */
const MAX_NAME = 30;
/** What a text can name; whatever comes after in it is not looked at. */
const MAX_MENTIONS = 50;

const latin = /^[\p{Script=Latin}\p{N}_]$/u;
/** Before an `@`, it makes an e-mail address. */
const addressBefore = /[A-Za-z0-9._%+-]$/;

/**
 * For each `@` of a text, the names it may stand for, longest first. No `@` inside an e-mail address; and a Latin word is taken whole
 * (`@Annabel` is not Ann), while Korean particles follow a name without a blank (`@민지가`).
 */
export function possibleMentions(text: string): string[][] {
  const mentions: string[][] = [];
  for (const { index } of text.matchAll(/@/g)) {
    if (mentions.length === MAX_MENTIONS) break;
    if (addressBefore.test(text.slice(Math.max(0, index - 1), index))) continue;
    const [line = ''] = text.slice(index + 1, index + 1 + 2 * (MAX_NAME + 1)).split('\n', 1);
    const letters = [...line];
    const names: string[] = [];
    for (let length = Math.min(MAX_NAME, letters.length); length > 0; length--) {
      const [last = '', next = ''] = [letters[length - 1], letters[length]];
      if (last === ' ' || (latin.test(last) && latin.test(next))) continue;
      names.push(letters.slice(0, length).join(''));
    }
    if (names.length > 0) mentions.push(names);
  }
  return mentions;
}

/**
 * The members of a club whom a text names by `@`, but not its author; of names that begin alike the longest counts, and of members with
 * the same name all. One statement when the text has an `@`, else none.
 */
export async function mentionedMembers(
  db: SqlClient,
  communityId: string,
  authorId: string,
  text: string,
): Promise<string[]> {
  const mentions = possibleMentions(text);
  if (mentions.length === 0) return [];
  const members = await db.$queryRaw<{ id: string; name: string }[]>`
    select a.user_id as id, a.name
    from community_member_cards m join member_cards a on a.user_id = m.user_id
    where m.community_id = ${communityId} and m.role is not null and a.deleted_at is null
      and a.name = any(${[...new Set(mentions.flat())]}::text[])
    order by a.user_id`;
  const byName = Map.groupBy(members, ({ name }) => name);
  const named = mentions.flatMap((names) => byName.get(names.find((name) => byName.has(name)) ?? '') ?? []);
  return [...new Set(named.map(({ id }) => id))].filter((id) => id !== authorId);
}
