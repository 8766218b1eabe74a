import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../app/paths.ts';
import { startAnew } from '../data/session.ts';
import { useAction } from '../data/use-action.ts';
import { useEmailCode } from '../data/use-email-code.ts';
import { usePictureUpload } from '../data/use-picture-upload.ts';
import { SignUp } from '../generated/SignUp.ts';
import { UpdateProfile } from '../generated/UpdateProfile.ts';
import cards from './cards.module.css';
import { EmailCodeStep } from './EmailCodeStep.tsx';
import { InterestChoices } from './InterestChoices.tsx';
import { PasswordField } from './PasswordField.tsx';
import { PictureField } from './PictureField.tsx';

/** What a provider says of somebody new, and the ticket that proves it. */
export interface Ticket {
  providerTicket: string;
  email?: string | null;
  name?: string | null;
  avatarUrl?: string | null;
}

/**
 * Who somebody is, and what they are into; with a provider's ticket there is no password to choose. Where addresses are to be proved, a code that was
 * sent there comes after it.
 */
export function SignUpForm({ ticket }: { ticket?: Ticket }) {
  const { t } = useTranslation();
  const signUp = useAction(SignUp);
  const code = useEmailCode();
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
  const send = async (emailCode: string | null) => {
    const account = ticket ? { providerTicket: ticket.providerTicket, avatarUrl } : { email, password, emailCode };
    const input = { ...account, name, interestIds: [...chosen] };
    const done = await signUp.run({ input }, { isQuiet: true, onRefused: code.onRefused });
    if (done === null) return;
    if (picture.chosen === null || picture.chosen.problem !== null) return begin();
    setIn(true);
    picture.start();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send(null);
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
  if (code.sent !== null)
    return (
      <EmailCodeStep
        size="md"
        code={code}
        action={signUp}
        doIt={t('signUp.finish')}
        send={(given) => void send(given)}
      />
    );
  return (
    <form className={cards.form} onSubmit={onSubmit}>
      <p className={cards.quiet}>{t('signUp.hint')}</p>
      {ticket?.email && <p className={cards.quiet}>{t('signUp.yourEmail', { email: ticket.email })}</p>}
      {!ticket && (
        <>
          <TextInput
            ref={code.addressRef}
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
          <PasswordField
            isNew
            size="md"
            label={t('signIn.password')}
            value={password}
            change={setPassword}
            problem={signUp.problemOf('password')}
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
