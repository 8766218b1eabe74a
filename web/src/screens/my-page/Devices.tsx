import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { RevokeSession } from '../../generated/RevokeSession.ts';
import type { Devices_meFragment } from '../../generated/types.ts';

/** Where I am signed in; each can be signed out from here. */
export function Devices(props: { me: Has<Devices_meFragment> }) {
  const { t } = useTranslation();
  const { sessions } = read(props.me);
  const revoke = useAction(RevokeSession);
  return (
    <section className={cards.section}>
      <h2>{t('myPage.devices')}</h2>
      <ul className={cards.list}>
        {sessions?.map((session) => (
          <li key={session.id} className={cards.item}>
            <span className={cards.itemText}>
              <span className={cards.itemTitle}>{session.deviceName ?? t('myPage.unnamedDevice')}</span>
              <span className={cards.quiet}>
                {t('myPage.lastSeen')} <Ago at={session.lastSeenAt} />
              </span>
            </span>
            {session.isCurrent ? (
              <Badge variant="light">{t('myPage.thisDevice')}</Badge>
            ) : (
              <Confirm
                title={t('myPage.endSession')}
                text={t('myPage.endSessionHint')}
                doIt={t('signIn.signOut')}
                run={() =>
                  revoke.run(
                    { input: { sessionId: session.id } },
                    {
                      update: (cache) =>
                        void cache.evict({ id: cache.identify({ __typename: 'Session', id: session.id }) ?? '' }),
                    },
                  )
                }
              >
                {(open) => (
                  <Button variant="subtle" color="gray" size="compact-md" onClick={open}>
                    {t('signIn.signOut')}
                  </Button>
                )}
              </Confirm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
