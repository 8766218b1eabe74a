import type { InterestResolvers } from '../generated/resolver-types.ts';

export const Interest: InterestResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.interest.load(id),
  name: ({ nameKo, nameEn }, _args, { locale }) => (locale === 'en' ? nameEn : nameKo),
  communityCount: ({ id }, _args, { loaders }) => loaders.communityCount.load(id),
};
