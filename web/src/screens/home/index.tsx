import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import cards from '../../components/cards.module.css';
import { Part, Screen, ScreenTitle, useIsAway } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { HomeQuery } from '../../generated/HomeQuery.ts';
import { ClubCard } from './ClubCard.tsx';
import classes from './home.module.css';
import { MyClubs } from './MyClubs.tsx';
import { NextMeetUps } from './NextMeetUps.tsx';

export const query = HomeQuery;

/** Who I am, my clubs, what is next, what I might like. */
export function Component() {
  const { t } = useTranslation();
  return (
    <Screen query={HomeQuery} variables={{}}>
      {({ me, recommendedCommunities }) => (
        <div className={cards.screen}>
          {me === null ? (
            <Welcome />
          ) : (
            <>
              <ScreenTitle>{t('home.hello', { name: me.name })}</ScreenTitle>
              <Part at={['me.upcomingSchedules']}>
                <NextMeetUps me={me} />
              </Part>
              <Part at={['me.memberships']}>
                <MyClubs me={me} />
              </Part>
            </>
          )}
          <section className={cards.section}>
            <div className={cards.head}>
              <h2>{t('home.recommended')}</h2>
              <ScreenLink to="explore" className={cards.all}>
                {t('home.explore')}
              </ScreenLink>
            </div>
            <Part at="recommendedCommunities">
              <ul className={classes.shelf}>
                {recommendedCommunities?.map((community) => (
                  <li key={community.id}>
                    <ClubCard community={community} />
                  </li>
                ))}
              </ul>
            </Part>
          </section>
        </div>
      )}
    </Screen>
  );
}

/** Home of somebody who is not signed in; or of whom nothing can be told right now. */
function Welcome() {
  const { t } = useTranslation();
  if (useIsAway('me'))
    return (
      <>
        <ScreenTitle>{t('shell.home')}</ScreenTitle>
        <Part at="me">{null}</Part>
      </>
    );
  return (
    <div className={classes.welcome}>
      <ScreenTitle>{t('home.welcome')}</ScreenTitle>
      <p>{t('home.pitch')}</p>
      <div className={cards.row}>
        <Button component={Link} to={pathTo('signUp')} size="md">
          {t('home.join')}
        </Button>
        <Button component={Link} to={pathTo('signIn')} size="md" variant="default">
          {t('signIn.title')}
        </Button>
      </div>
    </div>
  );
}
