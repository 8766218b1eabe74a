import { readFileSync } from 'node:fs';

/** A search, and what it has to find: names, as lists show them. */
export interface Relevance {
  query: string;
  found: string[];
  /** Empty when nothing is said of it. */
  first: string;
  not: string[];
}

/** The rows of a table in Markdown with the columns query, must be found, must be first, must not be found. `-` in the second is nothing at all. */
export function relevanceTable(file: URL): Relevance[] {
  const names = (cell = '') => cell.split(',').flatMap((name) => (/^\s*-?\s*$/.test(name) ? [] : [name.trim()]));
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return rows.map((row) => {
    const [, query = '', found, first = '', not] = row.split('|');
    return { query: query.trim(), found: names(found), first: first.trim(), not: names(not) };
  });
}

/** Of what must be found, how much is among the first ten: the mean over the queries that must find something. */
export function recallAt10(answers: readonly { found: readonly string[]; names: readonly string[] }[]): number {
  const recalls = answers
    .filter(({ found }) => found.length > 0)
    .map(({ found, names }) => found.filter((name) => names.slice(0, 10).includes(name)).length / found.length);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}
