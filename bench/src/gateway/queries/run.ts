import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import federation from '@apollo/federation-internals';
import { ROOT } from '@moim/stack';
import { rng } from '@moim/stack/demo';
import { Pool } from 'undici';
import type { DemoPlatform } from '../../demo-platform.ts';
import { type Answer, difference } from '../answers.ts';
import { type Contender, MONOLITH } from '../contenders.ts';
import type { People } from '../people.ts';
import { ArgumentValues, demoIds } from './argument-values.ts';
import { CURSORS_QUERY, CURSORS_VARIABLES, cursorsIn } from './cursors.ts';
import { type Finding, Findings } from './findings.ts';
import { type Generated, generateQuery } from './generate.ts';
import { shrink } from './shrink.ts';

type Headers = Record<string, string>;

export interface GeneratedOptions {
  platform: DemoPlatform;
  people: People;
  contenders: readonly Contender[];
  count: number;
  /** Of the first query; the others follow. */
  seed: number;
}

/**
 * Asks all contenders the same generated queries, one after the other, as several people, and prints where they answer otherwise than the monolith, which is
 * plain graphql-js. Returns whether the first contender never does.
 */
export async function compareGenerated({
  platform,
  people,
  contenders,
  count,
  seed,
}: GeneratedOptions): Promise<boolean> {
  const judge = contenders.find(({ name }) => name === MONOLITH);
  if (judge === undefined) throw new Error('without the monolith nobody says what is right');
  const others = contenders.filter((one) => one !== judge);
  const pools = new Map(contenders.map((one) => [one, new Pool(new URL(one.url).origin, { connections: 1 })]));
  const ask = (one: Contender, asked: Generated, headers: Headers) =>
    askAt(pools.get(one) as Pool, one.url, asked, headers);
  const schema = federation.Supergraph.build(readFileSync(join(ROOT, 'gateway/supergraph.graphql'), 'utf8'))
    .apiSchema()
    .toGraphQLJSSchema();
  const [first = {}] = await people.headers();
  const lists = await ask(judge, { query: CURSORS_QUERY, variables: CURSORS_VARIABLES }, first);
  const cursors = cursorsIn(lists.data);
  const values = new ArgumentValues(await demoIds(platform), { cursors, now: platform.now });
  const findings = new Findings(schema, others);
  const shrunk = async (contender: Contender, finding: Finding, headers: Headers): Promise<Finding> => {
    const both = (asked: Generated) => Promise.all([ask(contender, asked, headers), ask(judge, asked, headers)]);
    const generated = await shrink(schema, finding.generated, async (asked) => {
      const [answer, right] = await both(asked);
      return difference(answer, right) === finding.kind;
    });
    const [answer, right] = await both(generated);
    return { ...finding, generated, answer, right };
  };
  for (let number = seed; number < seed + count; number++) {
    const generated = generateQuery(schema, number, values);
    const headers = rng(`person ${number}`).pick(await people.headers());
    const right = await ask(judge, generated, headers);
    findings.asked(generated, right);
    await Promise.all(
      others.map(async (contender) => {
        const answer = await ask(contender, generated, headers);
        if (difference(answer, right) === 'same') return findings.same(contender);
        // What has changed meanwhile is not held against anybody.
        const [again, rightAgain] = await Promise.all([
          ask(contender, generated, headers),
          ask(judge, generated, headers),
        ]);
        const kind = difference(again, rightAgain);
        if (kind === 'same') return findings.same(contender);
        const found = { kind, number, generated, answer: again, right: rightAgain };
        const isPrinted = contender === others[0] || findings.countOf(contender) === 0;
        findings.differs(contender, isPrinted ? await shrunk(contender, found, headers) : found);
      }),
    );
  }
  await Promise.all([...pools.values()].map((pool) => pool.close()));
  findings.print();
  const [ours] = others;
  return ours === undefined || findings.countOf(ours) === 0;
}

/** An answer that is none counts as data that nobody else has. */
async function askAt(pool: Pool, url: string, { query, variables }: Generated, headers: Headers): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  const response = await pool.request({ path: new URL(url).pathname, method: 'POST', headers, body });
  const text = await response.body.text();
  try {
    const answer = JSON.parse(text) as Answer;
    return 'data' in answer ? answer : { ...answer, data: `none: HTTP ${response.statusCode}` };
  } catch {
    return { data: `no JSON: HTTP ${response.statusCode}: ${text.slice(0, 200)}` };
  }
}
