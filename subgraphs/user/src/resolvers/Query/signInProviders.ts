import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const signInProviders: QueryResolvers['signInProviders'] = (_query, _args, { providers, locale }) =>
  [...providers.values()].map(({ id, name }) => ({ id, name: name[locale] }));
