import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { type Has, read } from '../../data/fragments.ts';
import type { Account_meFragment } from '../../generated/types.ts';
import { DataCopy } from './DataCopy.tsx';
import { DeletionButton } from './DeletionButton.tsx';
import { Email } from './Email.tsx';
import { Password } from './Password.tsx';

/** How I sign in, a copy of all that the platform knows of me, and the end of the account. */
export function Account(props: { me: Has<Account_meFragment> }) {
  const { t } = useTranslation();
  const { email, isEmailVerified, hasPassword } = read(props.me);
  return (
    <section className={cards.section}>
      <h2>{t('myPage.account')}</h2>
      <div className={`${cards.card} ${cards.form}`}>
        <Email email={email} isVerified={isEmailVerified === true} hasPassword={hasPassword === true} />
        <Password hasEmail={email !== null} hasPassword={hasPassword === true} />
        <DataCopy />
        <DeletionButton />
      </div>
    </section>
  );
}
