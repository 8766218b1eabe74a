import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** An operation, and variables for it. */
export interface Generated {
  query: string;
  variables: Record<string, unknown>;
}

const MAX_DEPTH = 5;

/** A query by lot: aliases, fragments with and without names, conditions, arguments, fields that are asked for twice. The same number gives the same one. */
export function generateQuery(schema: GraphQLSchema, seed: number): Generated {
  const random = randomOf(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const fragments: string[] = [];
  const conditions = ['yes', 'no'];
  let aliases = 0;

  const condition = () =>
    chance(0.85)
      ? ''
      : ` @${pick(['skip', 'include'])}(if: ${chance(0.7) ? `$${pick(conditions)}` : pick(['true', 'false'])})`;

  const argument = ({ name, type }: GraphQLArgument) => {
    if (String(type).startsWith('Int')) return `${name}: ${chance(0.3) ? '$first' : Math.floor(random() * 6)}`;
    return `${name}: "${pick(['b1', 'f1', 'f3', 'b5', 'f7', 'x1'])}"`;
  };

  const field = (of: GraphQLField<unknown, unknown>, depth: number): string => {
    const type = getNamedType(of.type);
    const given = of.args.filter(({ type: t }) => String(t).endsWith('!') || chance(0.6));
    const args = given.length > 0 ? `(${given.map(argument).join(', ')})` : '';
    // Differing arguments under one name would not be valid.
    const alias = of.args.length > 0 || chance(0.25) ? `a${aliases++}: ` : '';
    const inner = isCompositeType(type) ? ` ${selection(type, depth + 1)}` : '';
    return `${alias}${of.name}${args}${condition()}${inner}`;
  };

  const fieldsOf = (type: GraphQLCompositeType, depth: number) =>
    Object.values(isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}).filter(
      ({ type: of }) => depth < MAX_DEPTH || !isCompositeType(getNamedType(of)),
    );

  const conditionsOn = (type: GraphQLCompositeType): GraphQLCompositeType[] => {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const others = isObjectType(type) ? type.getInterfaces() : [];
    return [type, ...possible, ...others];
  };

  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = [];
    const fields = fieldsOf(type, depth);
    const count = depth === 0 ? 1 + Math.floor(random() * 3) : Math.floor(random() * 4);
    for (let i = 0; i < count && fields.length > 0; i++) parts.push(field(pick(fields), depth));
    if (chance(0.3)) parts.push(chance(0.5) ? '__typename' : `t${aliases++}: __typename`);
    const spreads = depth < MAX_DEPTH ? Math.floor(random() * (isAbstractType(type) ? 3 : 1.4)) : 0;
    for (let i = 0; i < spreads; i++) {
      const on = pick(conditionsOn(type));
      if (chance(0.3)) {
        const name = `F${fragments.length}`;
        fragments.push('');
        fragments[Number(name.slice(1))] = `fragment ${name} on ${on} ${selection(on, depth + 1)}`;
        parts.push(`...${name}${condition()}`);
      } else parts.push(`... on ${on}${condition()} ${selection(on, depth + 1)}`);
    }
    if (parts.length === 0)
      parts.push(fields[0] && !isCompositeType(getNamedType(fields[0].type)) ? fields[0].name : '__typename');
    return `{ ${parts.join(' ')} }`;
  };

  const body = selection(schema.getQueryType() as GraphQLObjectType, 0);
  const text = [body, ...fragments].join('\n');
  const defined = [
    text.includes('$yes') ? '$yes: Boolean!' : '',
    text.includes('$no') ? '$no: Boolean = false' : '',
    text.includes('$first') ? '$first: Int' : '',
  ].filter(Boolean);
  const variables = {
    yes: chance(0.8),
    ...(chance(0.5) ? { no: chance(0.5) } : {}),
    ...(chance(0.7) ? { first: Math.floor(random() * 5) } : {}),
  };
  return {
    query: `query Q${defined.length > 0 ? `(${defined.join(', ')})` : ''} ${text}`,
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => text.includes(`$${name}`))),
  };
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
