import { Anchor, NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.tsx';
import classes from './Shell.module.css';

const NOBODY = '';
/** Somebody who is signed in and is none of the demo world. */
const SELF = 'self';

/** Who runs what is run here: one of the demo accounts, whoever is signed in, or nobody. */
export function WhoRuns() {
  const { t } = useTranslation();
  const { viewer, accounts, isBusy, problem, signInAs, signOut } = useSession();
  const id = useId();
  if (accounts.length === 0) return <Oneself />;
  const current = accounts.find(({ name }) => name === viewer?.name);
  const choose = (email: string) => {
    const account = accounts.find((one) => one.email === email);
    if (account !== undefined) void signInAs(account);
    else if (email === NOBODY) void signOut();
  };
  return (
    <div className={classes.who}>
      <label htmlFor={id}>{t('session.label')}</label>
      <NativeSelect
        id={id}
        size="xs"
        disabled={isBusy || viewer === undefined}
        value={current?.email ?? (viewer ? SELF : NOBODY)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value={NOBODY}>{t('session.nobody')}</option>
        {viewer && current === undefined && <option value={SELF}>{t('session.self', { name: viewer.name })}</option>}
        {accounts.map(({ email, name }) => (
          <option key={email} value={email}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <span role="status" className={classes.problem}>
        {problem !== null && t('session.failed', { reason: problem })}
      </span>
    </div>
  );
}

/** Where there are no demo accounts. */
function Oneself() {
  const { t } = useTranslation();
  const { viewer } = useSession();
  const remember = () => sessionStorage.setItem('moim-sign-in-from', location.pathname + location.search);
  if (viewer) return <span className={classes.who}>{t('session.self', { name: viewer.name })}</span>;
  return (
    <span className={classes.who}>
      {t(viewer === null ? 'session.nobody' : 'session.unknown')}{' '}
      {viewer === null && (
        <Anchor href="/sign-in" onClick={remember}>
          {t('session.signIn')}
        </Anchor>
      )}
    </span>
  );
}
