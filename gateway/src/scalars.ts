import { DateTimeScalar } from '@moim/service-kit';
import { type GraphQLSchema, isScalarType } from 'graphql';

/** The composed schema knows scalars by name only; with this, a wrong date is refused here, before anything is fetched. Returns the schema. */
export function withScalars(schema: GraphQLSchema): GraphQLSchema {
  const dateTime = schema.getType('DateTime');
  if (!isScalarType(dateTime)) throw new Error('the supergraph has no scalar DateTime');
  dateTime.parseValue = DateTimeScalar.parseValue;
  dateTime.parseLiteral = DateTimeScalar.parseLiteral;
  return schema;
}
