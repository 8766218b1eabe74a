import type { InterestResolvers } from '../generated/resolver-types.ts';

export const Interest: InterestResolvers = {
  name: ({ nameKo, nameEn }, _args, { locale }) => (locale === 'en' ? nameEn : nameKo),
};
