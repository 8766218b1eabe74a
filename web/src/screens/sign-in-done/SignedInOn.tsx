import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { type Has, read } from '../../data/fragments.ts';
import type { SignedInOn_meFragment } from '../../generated/types.ts';

/** The devices that somebody is signed in on. */
export function SignedInOn(props: { me: Has<SignedInOn_meFragment> }) {
  const { t } = useTranslation();
  return (
    <section className={cards.section}>
      <h2>{t('myPage.devices')}</h2>
      <ul className={cards.list}>
        {read(props.me).sessions?.map(({ id, deviceName, lastSeenAt, isCurrent }) => (
          <li key={id} className={cards.item}>
            <span className={cards.itemText}>
              <span className={cards.itemTitle}>{deviceName ?? t('myPage.unnamedDevice')}</span>
              <span className={cards.quiet}>{isCurrent ? t('myPage.thisDevice') : <Ago at={lastSeenAt} />}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
