import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import './components/tokens.css';
import './app/global.css';
import { App } from './app/app.tsx';
import { readLocaleFile } from './app/locale-files.ts';
import { goToDoor, isPublicAddress } from './app/doors.ts';
import { createQueryClient } from './lib/api/query-client.ts';
import { sessionQuery } from './lib/session/session.ts';
import { createI18n } from './lib/i18n/create-i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

const queryClient = createQueryClient(goToDoor);
// Asked before the texts are there, so that both are waited for at once.
if (!isPublicAddress(globalThis.location.pathname)) {
  queryClient.query(sessionQuery).catch(goToDoor);
}

const texts = await createI18n(document.documentElement.lang, readLocaleFile);
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={texts}>
      <App queryClient={queryClient} />
    </I18nextProvider>
  </StrictMode>,
);
