import './styles.ts';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { colorSchemes, theme } from '../../src/app/theme.ts';
import { createRouter } from './app/router.tsx';
import { SessionProvider } from './data/session.tsx';
import { startTexts } from './i18n/index.ts';

await startTexts();
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <SessionProvider>
        <RouterProvider router={createRouter()} />
      </SessionProvider>
    </MantineProvider>
  </StrictMode>,
);
