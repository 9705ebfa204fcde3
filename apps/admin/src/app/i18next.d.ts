// Makes `t('…')` know its keys: a key that is in no English file does not type-check. One line for each namespace.
import type common from '../locales/en.json';
import type entry from '../features/entry/locales/en.json';
import type integrations from '../features/integrations/locales/en.json';
import type members from '../features/members/locales/en.json';
import type apiKeys from '../features/api-keys/locales/en.json';
import type routing from '../features/routing/locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      entry: typeof entry;
      integrations: typeof integrations;
      members: typeof members;
      'api-keys': typeof apiKeys;
      routing: typeof routing;
    };
  }
}
