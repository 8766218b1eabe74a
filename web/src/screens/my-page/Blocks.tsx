import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import type { Blocks_meFragment } from '../../generated/types.ts';
import { UnblockUser } from '../../generated/UnblockUser.ts';

/** Whom I have blocked. */
export function Blocks(props: { me: Has<Blocks_meFragment> }) {
  const { t } = useTranslation();
  const { id, blockedUsers } = read(props.me);
  const unblock = useAction(UnblockUser);
  if (!blockedUsers || blockedUsers.length === 0) return null;
  return (
    <section className={cards.section}>
      <h2>{t('myPage.blocks')}</h2>
      <ul className={cards.list}>
        {blockedUsers.map((person) => (
          <li key={person.id} className={`${cards.item} ${cards.spread}`}>
            <Person person={person} />
            <Button
              variant="subtle"
              color="gray"
              size="compact-md"
              onClick={() =>
                unblock.run(
                  { input: { userId: person.id } },
                  {
                    update: (cache) =>
                      cache.modify({
                        id: cache.identify({ __typename: 'User', id }) ?? '',
                        fields: {
                          blockedUsers: (known: readonly object[], { readField }) =>
                            known.filter((user) => readField('id', user as never) !== person.id),
                        },
                      }),
                  },
                )
              }
            >
              {t('profile.unblock')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
