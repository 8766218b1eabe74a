import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Which fields of the schema queries ask for. */
export class Coverage {
  readonly #schema: GraphQLSchema;
  readonly #asked = new Set<string>();
  /** Those that queries can ask for. */
  readonly possible: number;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.possible = fieldsBelow(schema.getQueryType()).size;
  }

  get asked(): number {
    return this.#asked.size;
  }

  add(query: string): void {
    const types = new TypeInfo(this.#schema);
    const Field = () => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (parent && field && !field.name.startsWith('__')) this.#asked.add(`${parent.name}.${field.name}`);
    };
    visit(parse(query), visitWithTypeInfo(types, { Field }));
  }
}

/** The fields of a type and of all types below it, as `Type.field`. */
function fieldsBelow(type: GraphQLNamedType | null | undefined, found = new Set<string>()): Set<string> {
  if (isUnionType(type)) for (const one of type.getTypes()) fieldsBelow(one, found);
  if (!isObjectType(type)) return found;
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`;
    if (found.has(name)) continue;
    found.add(name);
    fieldsBelow(getNamedType(field.type), found);
  }
  return found;
}
