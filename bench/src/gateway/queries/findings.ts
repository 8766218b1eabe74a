import type { GraphQLSchema } from 'graphql';
import { type Answer, type Difference, firstDifference, hasSpread } from '../answers.ts';
import type { Contender } from '../contenders.ts';
import { Coverage } from './coverage.ts';
import type { Generated } from './generate.ts';

/** A query that a contender answers otherwise. */
export interface Finding {
  kind: Difference;
  /** The query's seed. */
  number: number;
  generated: Generated;
  answer: Answer;
  right: Answer;
}

/** Of the first contender so many are printed, of each other one. */
const PRINTED = 20;
/** Characters of an answer that are printed. */
const SHOWN = 1_500;

/** What came of the generated queries. */
export class Findings {
  readonly #of: ReadonlyMap<Contender, { same: number; findings: Finding[] }>;
  #asked = 0;
  #withErrors = 0;
  #withSpread = 0;
  #objects = 0;
  readonly #coverage: Coverage;

  constructor(schema: GraphQLSchema, contenders: readonly Contender[]) {
    this.#coverage = new Coverage(schema);
    this.#of = new Map(contenders.map((one) => [one, { same: 0, findings: [] }]));
  }

  /** One more query, and what is right. */
  asked({ query }: Generated, right: Answer): void {
    this.#asked += 1;
    this.#coverage.add(query);
    if (right.errors !== undefined) this.#withErrors += 1;
    if (hasSpread(right)) this.#withSpread += 1;
    this.#objects += objectsIn(right.data);
  }

  same(contender: Contender): void {
    const known = this.#of.get(contender);
    if (known !== undefined) known.same += 1;
  }

  differs(contender: Contender, finding: Finding): void {
    this.#of.get(contender)?.findings.push(finding);
  }

  countOf(contender: Contender): number {
    return this.#of.get(contender)?.findings.length ?? 0;
  }

  print(): void {
    for (const [i, [contender, { findings }]] of [...this.#of].entries()) {
      const shown = findings.sort((a, b) => a.number - b.number).slice(0, i === 0 ? PRINTED : 1);
      for (const finding of shown) this.#printOne(contender, finding);
    }
    const size = (this.#objects / this.#asked).toFixed(0);
    console.log(
      `\n${this.#asked} generated queries for ${this.#coverage.asked} of ${this.#coverage.possible} fields: ${this.#withErrors} with errors, ${this.#withSpread} with null that has spread upwards; ${size} objects in an answer`,
    );
    console.log('                              as graphql-js   other data   other errors');
    for (const [{ name }, { same, findings }] of this.#of) {
      const of = (wanted: Difference) => findings.filter(({ kind }) => kind === wanted).length;
      console.log(
        `  ${name.padEnd(26)} ${String(same).padStart(14)} ${String(of('data')).padStart(12)} ${String(of('errors')).padStart(14)}`,
      );
    }
  }

  #printOne({ name }: Contender, { kind, number, generated, answer, right }: Finding): void {
    const agree = [...this.#of].filter(([, { findings }]) => !findings.some((one) => one.number === number));
    const at = kind === 'data' ? `, first at ${firstDifference(right.data, answer.data) || 'the root'}` : '';
    console.log(`\n${name} answers query ${number} otherwise: other ${kind}${at}`);
    console.log(`  as graphql-js does: ${agree.map(([one]) => one.name).join(', ') || 'nobody'}`);
    console.log(`${generated.query}\nvariables: ${JSON.stringify(generated.variables)}`);
    console.log(`graphql-js: ${shown(right)}\n${name}: ${shown(answer)}`);
  }
}

function shown({ data, errors = [] }: Answer): string {
  const told = errors.map(({ message, path = [] }) => `${path.join('.')}: ${message}`);
  return `${JSON.stringify(data).slice(0, SHOWN)}${told
    .map((line) => `\n  ${line}`)
    .slice(0, 10)
    .join('')}`;
}

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : 1;
  return Object.values(value).reduce((sum: number, inner) => sum + objectsIn(inner), own);
}
