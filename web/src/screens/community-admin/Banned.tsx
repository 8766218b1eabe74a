import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import type { Banned_communityFragment } from '../../generated/types.ts';
import { UnbanMember } from '../../generated/UnbanMember.ts';
import { date } from '../../i18n/format.ts';
import classes from './admin.module.css';

/** Who may not come back, and why. */
export function Banned(props: { community: Has<Banned_communityFragment> }) {
  const { t } = useTranslation();
  const { id: communityId, bannedMembers } = read(props.community);
  const unban = useAction(UnbanMember);
  const edges = bannedMembers?.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <section className={cards.section}>
      <h2>{t('admin.banned')}</h2>
      <ul className={cards.list}>
        {edges.map(
          ({ node, reason, bannedAt }) =>
            node && (
              <li key={node.id} className={`${cards.item} ${cards.spread} ${classes.member}`}>
                <Person person={node}>{[date(bannedAt), reason].filter(Boolean).join(' · ')}</Person>
                <Confirm
                  title={t('admin.unban')}
                  text={t('admin.unbanHint', { name: node.name })}
                  doIt={t('admin.unban')}
                  run={() => unban.run({ input: { communityId, userId: node.id } })}
                >
                  {(open) => (
                    <Button variant="default" size="compact-sm" onClick={open}>
                      {t('admin.unban')}
                    </Button>
                  )}
                </Confirm>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
