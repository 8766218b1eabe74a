import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../../app/paths.ts';
import { Bare } from '../../components/Bare.tsx';
import cards from '../../components/cards.module.css';
import { ScreenTitle } from '../../components/Screen.tsx';
import { SignUpForm, type Ticket } from '../../components/SignUpForm.tsx';
import { type Return, takeReturn } from '../../data/provider-sign-in.ts';
import { startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { SignInWithProvider } from '../../generated/SignInWithProvider.ts';

// Once, when the page is loaded: reading it uses it up.
const comeBack: Return = takeReturn();
let isSent = false;

/** Where a provider sends people back to: somebody known is in, somebody new says who they are, and the rest hear what happened. */
export function Component() {
  const { t } = useTranslation();
  const action = useAction(SignInWithProvider);
  const [ticket, setTicket] = useState<Ticket | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (comeBack.kind !== 'code' || isSent) return;
    isSent = true;
    void action.run({ input: comeBack.input }, { isQuiet: true }).then((done) => {
      if (done?.user) startAnew(pathTo('signInDone'));
      else if (done?.providerTicket) setTicket({ providerTicket: done.providerTicket, ...done.suggestedProfile });
      else setFailure('failed');
    });
  }, [action]);

  if (ticket)
    return (
      <Bare>
        <ScreenTitle>{t('signUp.newHere')}</ScreenTitle>
        <SignUpForm ticket={ticket} />
      </Bare>
    );
  if (comeBack.kind === 'code' && failure === null)
    return (
      <Bare>
        <ScreenTitle>{t('signIn.title')}</ScreenTitle>
        <p role="status">
          <Loader size="xs" /> {t('signIn.wait')}
        </p>
      </Bare>
    );
  const kind = comeBack.kind === 'code' ? 'failed' : comeBack.kind;
  const text =
    kind === 'failed'
      ? (action.problems[0]?.message ?? '')
      : t(`signIn.${kind}Hint`, { reason: comeBack.kind === 'refused' ? comeBack.reason : '' });
  return (
    <Bare>
      <ScreenTitle>{t(`signIn.${kind}`)}</ScreenTitle>
      <p className={cards.body}>{text}</p>
      <Button component="a" href={pathTo('signIn')}>
        {t('signIn.again')}
      </Button>
    </Bare>
  );
}
