import { expect, test } from 'vitest';
import { changesOf, contract, events, graph, usersOf } from '../../explorer/src/data/files.ts';
import { search, searchable } from '../../explorer/src/data/search.ts';
import { variablesNow } from '../../explorer/src/data/variables.ts';
import { findInMap } from '../../explorer/src/map/find.ts';

const found = (text: string, owner = '') =>
  findInMap(text, owner).flatMap((group) => group.found.map(({ path }) => path.replace('/map/', '')));

test.each([
  ['a name', 'memberCount', 'Community/memberCount'],
  ['a part of one, in other letters', 'membercou', 'Community/memberCount'],
  ['a type and its field', 'Community.memberCount', 'Community/memberCount'],
  ['Korean words', '멤버 수', 'Community/memberCount'],
  ['Korean words, half typed', '참석ㅈ', 'Schedule/attendees'],
  ['Korean as others say it', '회원', 'Community/memberCount'],
  ['Korean, written together', '멤버ㅅ', 'Community/memberCount'],
  ['initials', 'ㄷㄱ', 'Comment'],
  ['keys of the Korean layout', 'eotrmf', 'Comment'],
  ['words of a description', 'waiting line', 'Mutation/updateSchedule'],
  ['Korean in a description', '가입인사', 'Board'],
])('%s: %s', (_what, text, path) => {
  expect(found(text)).toContain(path);
});

test('what is called so comes before what only says so', () => {
  expect(found('schedule')[0]).toBe('Schedule');
  expect(found('Community')[0]).toBe('Community');
});

test('what nobody means finds nothing', () => {
  expect(found('이런것은없어요')).toEqual([]);
});

test('without a text all types are there, under their headings', () => {
  expect(found('')).toHaveLength(graph.types.length);
  const [roots, entities] = findInMap('  ', '');
  expect(roots?.found.map(({ type }) => type.name)).toEqual(['Mutation', 'Query', 'Subscription']);
  expect(entities?.found.map(({ type }) => type.name)).toContain('Community');
});

test('of one subgraph there is what it owns', () => {
  expect(found('memberCount', 'community')).toContain('Community/memberCount');
  expect(found('memberCount', 'chat')).toEqual([]);
  expect(found('', 'schedule')).toContain('Schedule');
});

test('order among those alike stays', () => {
  const all = ['b', 'a'].map((name) => searchable(name, name, ['x']));
  expect(search(all, 'x')).toEqual(['b', 'a']);
});

test('a field leads to its screens and its events', () => {
  expect(usersOf('Community.memberCount').map(({ name }) => name)).toContain('CommunityScreen');
  expect(changesOf('Community.memberCount').map(({ type }) => type)).toContain('community.member.joined.v1');
  expect(events.length).toBeGreaterThan(0);
});

test('times of the demo variables are as of now', () => {
  const calendar = contract.operations.find(({ name }) => name === 'CalendarScreen');
  const now = Date.parse('2030-01-01T00:00:00.000Z');
  expect(variablesNow(calendar?.variables, now)).toMatchObject({
    from: '2029-11-02T00:00:00.000Z',
    to: '2030-03-02T00:00:00.000Z',
  });
});
