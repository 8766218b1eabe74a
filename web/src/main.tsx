import './app/styles.ts';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRouter } from './app/router.tsx';
import { registerServiceWorker } from './app/service-worker.ts';
import { colorSchemes, theme } from './app/theme.ts';
import { createClient } from './data/client.ts';
import { leaveEndedSession } from './data/session.ts';
import { currentLanguage, startTexts } from './i18n/index.ts';

const texts = startTexts();
const router = createRouter();
const client = createClient({
  language: currentLanguage,
  onSessionEnded: leaveEndedSession,
});
await texts;
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </MantineProvider>
  </StrictMode>,
);
registerServiceWorker();
