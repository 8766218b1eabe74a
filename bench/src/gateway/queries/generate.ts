import { type Rng, rng } from '@moim/stack/demo';
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  print,
  validate,
} from 'graphql';
import type { ArgumentValues } from './argument-values.ts';

/** An operation, and variables for it. */
export interface Generated {
  query: string;
  variables: Record<string, unknown>;
}

/** Entities within entities; an edge is none. The gateway takes 15 selections within each other. */
const MAX_LEVEL = 4;
/** The gateway takes 500 fields and 30 aliases; a fragment that is spread again counts again. */
const MAX_FIELDS = 60;
const MAX_ALIASES = 14;
const MAX_ALIASES_IN_ALL = 28;
/** Objects of one place of the answer, about. */
const MAX_BREADTH = 60;
/** Elements of a list that has no pages, about. */
const LIST = 3;

/** A fragment with a name. */
interface Fragment {
  name: string;
  on: string;
  text: string;
  place: Place;
  /** How many are in it. */
  aliases: number;
}

/** Where in an operation a selection is. */
interface Place {
  level: number;
  breadth: number;
  /** The size of the page that this is. */
  page: number;
}

/**
 * A query by lot over the API schema: aliases, also of one field by another's name; fragments with names, with and without types; conditions; arguments as
 * literals and variables; fields that are asked for twice; lists in lists. The same seed and the same values give the same one. It is valid.
 */
export function generateQuery(schema: GraphQLSchema, seed: number, values: ArgumentValues): Generated {
  // Two fields under one name, as names are given by lot, are mostly no valid query.
  for (let attempt = 0; ; attempt++) {
    const generated = new Query(schema, rng(`query ${seed} ${attempt}`), values).generate();
    if (validate(schema, parse(generated.query)).length === 0) return generated;
  }
}

class Query {
  readonly #schema: GraphQLSchema;
  readonly #random: Rng;
  readonly #values: ArgumentValues;
  readonly #fragments: Fragment[] = [];
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #fields = 0;
  #aliases = 0;

  constructor(schema: GraphQLSchema, random: Rng, values: ArgumentValues) {
    this.#schema = schema;
    this.#random = random;
    this.#values = values;
  }

  generate(): Generated {
    const body = this.#selection(this.#schema.getQueryType() as GraphQLObjectType, { level: 0, breadth: 1, page: 1 });
    const text = [body, ...this.#fragments.map(({ text }) => text)].join('\n');
    if (text.includes('$yes')) this.#define('yes: Boolean!', this.#random.chance(0.8));
    if (text.includes('$no'))
      this.#define('no: Boolean = false', this.#random.chance(0.4) ? undefined : this.#random.chance(0.5));
    const defined = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return { query: print(parse(`query Q${defined} ${text}`)), variables: this.#variables };
  }

  /** Undefined: it is not given. */
  #define(definition: string, value: unknown): void {
    this.#definitions.push(`$${definition}`);
    if (value !== undefined) this.#variables[definition.slice(0, definition.indexOf(':'))] = value;
  }

  #selection(type: GraphQLObjectType, place: Place): string {
    const before = this.#aliases;
    const parts = this.#chosen(type, place).map((field) => this.#field(type, field, place));
    if (this.#random.chance(0.25)) parts.push('__typename');
    const again = this.#fragments.find(
      ({ on, place: made }) => on === type.name && made.level >= place.level && made.breadth >= place.breadth,
    );
    const hasRoom = again !== undefined && this.#aliases + again.aliases < MAX_ALIASES_IN_ALL;
    if (hasRoom && this.#random.chance(0.4)) {
      this.#aliases += again.aliases;
      parts.push(`...${again.name}${this.#condition()}`);
    }
    if (parts.length === 0) parts.push(this.#random.pick(['__typename', `t${this.#aliases++}: __typename`]));
    if (!this.#random.chance(0.35)) return `{ ${parts.join(' ')} }`;
    const inside = this.#random.sample(parts, this.#random.int(1, parts.length));
    const outside = parts.filter((part) => !inside.includes(part));
    return `{ ${[...outside, this.#fragment(type, `{ ${inside.join(' ')} }`, place, this.#aliases - before)].join(' ')} }`;
  }

  #fragment(type: GraphQLObjectType, selection: string, place: Place, aliases: number): string {
    const condition = this.#condition();
    if (this.#random.chance(0.3)) return `... on ${type.name}${condition} ${selection}`;
    if (this.#random.chance(0.3)) return `...${condition} ${selection}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({
      name,
      on: type.name,
      text: `fragment ${name} on ${type.name} ${selection}`,
      place,
      aliases,
    });
    return `...${name}${condition}`;
  }

  /** Fields by lot: mostly those that lead on where there is room, and the way through a connection. */
  #chosen(type: GraphQLObjectType, { level, breadth }: Place): GraphQLField<unknown, unknown>[] {
    const fields = Object.values(type.getFields());
    const isWay = ({ name }: GraphQLField<unknown, unknown>) => name === 'edges' || name === 'node';
    const way = isPart(type) ? fields.filter(isWay) : [];
    const leadsOn = (field: GraphQLField<unknown, unknown>) => isObjectType(getNamedType(field.type));
    const hasRoom =
      level < MAX_LEVEL && breadth < MAX_BREADTH && this.#fields < MAX_FIELDS && this.#aliases < MAX_ALIASES;
    const leaves = fields.filter((field) => !leadsOn(field));
    const onward = fields.filter((field) => leadsOn(field) && !way.includes(field));
    const isRoot = level === 0;
    return [
      ...way.filter(() => this.#random.chance(0.9)),
      ...this.#random.sample(leaves, isRoot ? 0 : this.#random.int(0, way.length > 0 ? 1 : 3)),
      ...(hasRoom
        ? this.#random.sample(
            onward,
            this.#random.int(level < 2 && way.length === 0 ? 1 : 0, way.length > 0 ? 1 : isRoot ? 3 : 2),
          )
        : []),
    ];
  }

  #field(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, place: Place): string {
    this.#fields += 1;
    const type = getNamedType(field.type);
    const given: { size?: number } = {};
    const args = field.args.flatMap((argument) => this.#argument(field, argument, place, given));
    const head = `${this.#alias(parent, field)}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
    if (!isObjectType(type)) return `${head}${this.#condition()}`;
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const times = field.name === 'edges' ? place.page : isList ? LIST : 1;
    const below = {
      level: place.level + (isPart(type) ? 0 : 1),
      breadth: place.breadth * times,
      page: given.size ?? LIST,
    };
    const first = `${head}${this.#condition()} ${this.#selection(type, below)}`;
    const isTwice = this.#fields < MAX_FIELDS && this.#random.chance(0.07);
    return isTwice ? `${first} ${head}${this.#condition()} ${this.#selection(type, below)}` : first;
  }

  /** Fields with arguments have names of their own: others would not be valid together. */
  #alias(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
    if (this.#aliases >= MAX_ALIASES && field.args.length === 0) return '';
    if (field.args.length > 0 || this.#random.chance(0.12)) return `a${this.#aliases++}: `;
    if (!this.#random.chance(0.04)) return '';
    this.#aliases += 1;
    return `${this.#random.pick(Object.keys(parent.getFields()))}: `;
  }

  #argument(
    field: GraphQLField<unknown, unknown>,
    argument: GraphQLArgument,
    { breadth, level }: Place,
    given: { size?: number },
  ): string[] {
    const mayBeLong = breadth === 1 && level < 2;
    const most = breadth > 8 ? 2 : 5;
    const value = this.#values.of(field, argument, { random: this.#random, most, mayBeLong });
    if (typeof value === 'number') given.size = Math.max(1, Math.min(value, LIST * 2));
    if (value === undefined) return [];
    // Null that the schema refuses has no literal.
    const literal = astFromValue(value, argument.type);
    if (!this.#random.chance(0.35)) return literal ? [`${argument.name}: ${print(literal)}`] : [];
    const name = `v${this.#definitions.length}`;
    if (value === null) this.#define(`${name}: ${nullable(argument)}`, null);
    else if (literal && this.#random.chance(0.2))
      this.#define(`${name}: ${argument.type} = ${print(literal)}`, undefined);
    else this.#define(`${name}: ${argument.type}`, value);
    return [`${argument.name}: $${name}`];
  }

  #condition(): string {
    if (this.#random.chance(0.92)) return '';
    const on = () => this.#random.pick(['$yes', '$yes', '$no', 'true', 'false']);
    if (this.#random.chance(0.2)) return ` @include(if: ${on()}) @skip(if: ${on()})`;
    return this.#random.chance(0.6) ? ` @include(if: ${on()})` : ` @skip(if: ${on()})`;
  }
}

/** Connections and edges: what lies between an object and those of its list. */
const isPart = ({ name }: GraphQLObjectType) => name.endsWith('Connection') || name.endsWith('Edge');

const nullable = ({ type }: GraphQLArgument) => String(isNonNullType(type) ? type.ofType : type);
