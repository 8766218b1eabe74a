import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../app/paths.ts';
import { startAnew } from '../data/session.ts';
import { useAction } from '../data/use-action.ts';
import { usePictureUpload } from '../data/use-picture-upload.ts';
import { SignUp } from '../generated/SignUp.ts';
import { UpdateProfile } from '../generated/UpdateProfile.ts';
import cards from './cards.module.css';
import { InterestChoices } from './InterestChoices.tsx';
import { PictureField } from './PictureField.tsx';

/** What a provider says of somebody new, and the ticket that proves it. */
export interface Ticket {
  providerTicket: string;
  email?: string | null;
  name?: string | null;
  avatarUrl?: string | null;
}

/** Who somebody is, and what they are into; with a provider's ticket there is no password to choose. */
export function SignUpForm({ ticket }: { ticket?: Ticket }) {
  const { t } = useTranslation();
  const signUp = useAction(SignUp);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [name, setName] = useState(ticket?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [avatarUrl, setAvatarUrl] = useState(ticket?.avatarUrl ?? null);
  // Pictures are sent by who has an account: one that was chosen here goes right after.
  const [isIn, setIn] = useState(false);
  const update = useAction(UpdateProfile);
  const begin = () => startAnew(ticket ? pathTo('signInDone') : undefined);
  const onSent = async (address: string) => {
    setAvatarUrl(address);
    if ((await update.run({ input: { avatarUrl: address } }, { isQuiet: true })) !== null) begin();
  };
  const picture = usePictureUpload('AVATAR', (address) => void onSent(address), { waits: !isIn });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const account = ticket ? { providerTicket: ticket.providerTicket, avatarUrl } : { email, password };
    const done = await signUp.run({ input: { ...account, name, interestIds: [...chosen] } }, { isQuiet: true });
    if (done === null) return;
    if (picture.chosen === null || picture.chosen.problem !== null) return begin();
    setIn(true);
    picture.start();
  };
  const pictureField = (
    <PictureField
      purpose="AVATAR"
      label={t('picture.avatar')}
      value={avatarUrl}
      picture={picture}
      onRemove={() => setAvatarUrl(null)}
      problem={update.problemOf('avatarUrl') ?? update.general}
    />
  );
  if (isIn)
    return (
      <div className={cards.form}>
        <p role="status">{t('picture.afterSignUp')}</p>
        {pictureField}
        <Button variant="default" size="md" onClick={begin}>
          {t('picture.without')}
        </Button>
      </div>
    );
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
      {pictureField}
      <InterestChoices chosen={chosen} choose={setChosen} />
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
