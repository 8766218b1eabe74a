import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../app/paths.ts';
import { startAnew } from '../data/session.ts';
import { useAction } from '../data/use-action.ts';
import { InterestsQuery } from '../generated/InterestsQuery.ts';
import { SignUp } from '../generated/SignUp.ts';
import cards from './cards.module.css';
import { Screen } from './Screen.tsx';

/** What a provider says of somebody new, and the ticket that proves it. */
export interface Ticket {
  providerTicket: string;
  email?: string | null;
  name?: string | null;
  avatarUrl?: string | null;
}

const MAX_INTERESTS = 10;

/** Who somebody is, and what they are into; with a provider's ticket there is no password to choose. */
export function SignUpForm({ ticket }: { ticket?: Ticket }) {
  const { t } = useTranslation();
  const signUp = useAction(SignUp);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [name, setName] = useState(ticket?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const account = ticket
      ? { providerTicket: ticket.providerTicket, avatarUrl: ticket.avatarUrl }
      : { email, password };
    const done = await signUp.run({ input: { ...account, name, interestIds: [...chosen] } }, { isQuiet: true });
    if (done) startAnew(ticket ? pathTo('signInDone') : undefined);
  };
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(0, MAX_INTERESTS));
  return (
    <form className={cards.form} onSubmit={send}>
      <p className={cards.quiet}>{t('signUp.hint')}</p>
      {ticket?.email && <p className={cards.quiet}>{t('signUp.yourEmail', { email: ticket.email })}</p>}
      {!ticket && (
        <>
          <TextInput
            size="md"
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            error={signUp.problemOf('email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            size="md"
            label={t('signIn.password')}
            description={t('signUp.passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            error={signUp.problemOf('password')}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        size="md"
        label={t('signUp.name')}
        autoComplete="nickname"
        required
        withAsterisk={false}
        maxLength={30}
        value={name}
        error={signUp.problemOf('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Screen query={InterestsQuery} variables={{}}>
        {({ interests }) => (
          <fieldset className={cards.chips}>
            <legend>{t('signUp.interests')}</legend>
            {interests?.map((interest) => (
              <label key={interest.id} className={cards.chip}>
                <input type="checkbox" checked={chosen.includes(interest.id)} onChange={() => toggle(interest.id)} />
                {interest.name}
              </label>
            ))}
          </fieldset>
        )}
      </Screen>
      {signUp.general && (
        <p className={cards.problem} role="alert">
          {signUp.general}
        </p>
      )}
      <Button type="submit" size="md" loading={signUp.isRunning}>
        {t('signUp.finish')}
      </Button>
    </form>
  );
}
