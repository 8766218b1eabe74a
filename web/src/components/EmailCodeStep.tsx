import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../data/use-action.ts';
import type { EmailCode } from '../data/use-email-code.ts';
import cards from './cards.module.css';

interface Props {
  code: EmailCode;
  action: Pick<Action<object, object>, 'isRunning' | 'problems' | 'general'>;
  /** What the button says that sends the code. */
  doIt: string;
  /** Says the same again: with the code, or with none to be sent another. */
  send: (code: string | null) => void;
  /** It is about this address and no other. */
  isFixed?: boolean;
  size?: 'sm' | 'md';
}

/** Asks for the code that was sent to an address. */
export function EmailCodeStep({ code, action, doIt, send, isFixed = false, size = 'sm' }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { isRunning } = action;
  useEffect(() => {
    if (!isRunning) input.current?.focus();
  }, [isRunning]);
  return (
    <form
      className={cards.form}
      onSubmit={(event) => {
        event.preventDefault();
        send(code.typed);
      }}
    >
      <p key={code.letters} className={cards.body} role="status">
        {code.letters > 1 && `${t('emailCode.sentAgain')} `}
        {code.sent}
      </p>
      <TextInput
        ref={input}
        size={size}
        label={t('emailCode.label')}
        description={t('emailCode.spam')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        value={code.typed}
        error={action.problems.find((problem) => problem.code === 'EMAIL_CODE_WRONG')?.message}
        onChange={(event) => code.type(event.currentTarget.value)}
      />
      {action.general && (
        <p className={cards.problem} role="alert">
          {action.general}
        </p>
      )}
      <Button type="submit" size={size} loading={isRunning}>
        {doIt}
      </Button>
      <div className={`${cards.row} ${cards.wrap}`}>
        <Button variant="subtle" size="compact-md" disabled={isRunning} onClick={() => send(null)}>
          {t('emailCode.again')}
        </Button>
        {!isFixed && (
          <Button variant="subtle" color="gray" size="compact-md" disabled={isRunning} onClick={code.leave}>
            {t('emailCode.edit')}
          </Button>
        )}
      </div>
    </form>
  );
}
