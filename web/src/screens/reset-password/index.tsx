import { useEffect, useState } from 'react';
import { Bare } from '../../components/Bare.tsx';
import { forgetResetSecret, takeResetSecret } from '../../data/reset-secret.ts';
import { NewPassword } from './NewPassword.tsx';
import { NoLink } from './NoLink.tsx';

// At once, before anything is shown.
takeResetSecret();

/** Where the link in a letter leads: a new password, and the person is in; or why not, and the way to another letter. */
export function Component() {
  const [secret, setSecret] = useState(takeResetSecret);
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => {
    // Another letter's link, opened where this one was.
    const onLink = () => setSecret(takeResetSecret());
    addEventListener('hashchange', onLink);
    return () => removeEventListener('hashchange', onLink);
  }, []);
  const onExpired = (message: string) => {
    forgetResetSecret();
    setReason(message);
    setSecret(null);
  };
  return (
    <Bare>
      {secret === null ? (
        <NoLink reason={reason} />
      ) : (
        <NewPassword key={secret} secret={secret} onExpired={onExpired} />
      )}
    </Bare>
  );
}
