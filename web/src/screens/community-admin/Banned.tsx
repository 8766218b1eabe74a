import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { Banned_communityFragment } from '../../generated/types.ts';
import { date } from '../../i18n/format.ts';

/** Who may not come back, and why. */
export function Banned(props: { community: Has<Banned_communityFragment> }) {
  const { t } = useTranslation();
  const edges = read(props.community).bannedMembers?.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <section className={cards.section}>
      <h2>{t('admin.banned')}</h2>
      <ul className={cards.list}>
        {edges.map(
          ({ node, reason, bannedAt }) =>
            node && (
              <li key={node.id} className={cards.item}>
                <Person person={node}>{[date(bannedAt), reason].filter(Boolean).join(' · ')}</Person>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
