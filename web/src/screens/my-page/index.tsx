import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { DateTile } from '../../components/DateTile.tsx';
import { Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { SignInFirst } from '../../components/SignInFirst.tsx';
import { forgetDrafts, startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { MyPageQuery } from '../../generated/MyPageQuery.ts';
import { SignOut } from '../../generated/SignOut.ts';
import { time } from '../../i18n/format.ts';
import { Account } from './Account.tsx';
import { Blocks } from './Blocks.tsx';
import { Bookmarks } from './Bookmarks.tsx';
import { Devices } from './Devices.tsx';
import { Interests } from './Interests.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { Settings } from './Settings.tsx';

export const query = MyPageQuery;

/** What I keep, where I go, what I am signed in on, how it looks. */
export function Component() {
  const { t } = useTranslation();
  const signOut = useAction(SignOut);
  const leave = async () => {
    if ((await signOut.run({})) === null) return;
    forgetDrafts();
    startAnew('/');
  };
  return (
    <Screen query={MyPageQuery} variables={{}}>
      {({ me }) =>
        me === null ? (
          <div className={cards.screen}>
            <SignInFirst title={t('myPage.title')} />
            <Settings />
          </div>
        ) : (
          <div className={cards.screen}>
            <div className={cards.head}>
              <ScreenTitle>{t('myPage.title')}</ScreenTitle>
              <Button variant="default" loading={signOut.isRunning} onClick={leave}>
                {t('signIn.signOut')}
              </Button>
            </div>
            <ProfileForm me={me} email={me.email} />
            <Part at={['me.interests']}>
              <Interests me={me} />
            </Part>
            <section className={cards.section}>
              <h2>{t('home.next')}</h2>
              <Part at={['me.upcomingSchedules']}>
                {me.upcomingSchedules?.edges.length === 0 && <p className={cards.quiet}>{t('home.nothingNext')}</p>}
                <ul className={cards.list}>
                  {me.upcomingSchedules?.edges.map(({ node }) => (
                    <li key={node.id}>
                      <ScreenLink to="schedule" params={{ scheduleId: node.id }} className={cards.item}>
                        <DateTile at={node.startsAt} />
                        <span className={cards.itemText}>
                          <span className={cards.itemTitle}>{node.title}</span>
                          <span className={cards.quiet}>
                            {[time(node.startsAt), node.community?.name].filter(Boolean).join(' · ')}
                          </span>
                        </span>
                      </ScreenLink>
                    </li>
                  ))}
                </ul>
              </Part>
            </section>
            <Part at={['me.bookmarks']}>
              <Bookmarks me={me} />
            </Part>
            <Settings />
            <Part at={['me.sessions']}>
              <Devices me={me} />
            </Part>
            <Part at={['me.blockedUsers']}>
              <Blocks me={me} />
            </Part>
            <Account me={me} />
          </div>
        )
      }
    </Screen>
  );
}
