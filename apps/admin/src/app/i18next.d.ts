// Makes `t('…')` know its keys: a key that is in no English file does not type-check. One line for each namespace.
import type common from '../locales/en.json';
import type catalog from '../locales/catalog/ar.json'; // no English: that is the hub's
import type entry from '../features/entry/locales/en.json';
import type integrations from '../features/integrations/locales/en.json';
import type connections from '../features/integrations/locales/connections/en.json';
import type members from '../features/members/locales/en.json';
import type apiKeys from '../features/api-keys/locales/en.json';
import type routing from '../features/routing/locales/en.json';
import type operations from '../features/operations/locales/en.json';
import type workflowRuns from '../features/workflow-runs/locales/en.json';
import type alerts from '../features/alerts/locales/en.json';
import type auditLog from '../features/audit-log/locales/en.json';
import type vault from '../features/vault/locales/en.json';
import type account from '../features/account/locales/en.json';
import type policies from '../features/policies/locales/en.json';
import type approvals from '../features/approvals/locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      catalog: typeof catalog;
      entry: typeof entry;
      integrations: typeof integrations;
      'integrations/connections': typeof connections;
      members: typeof members;
      'api-keys': typeof apiKeys;
      routing: typeof routing;
      operations: typeof operations;
      'workflow-runs': typeof workflowRuns;
      alerts: typeof alerts;
      'audit-log': typeof auditLog;
      vault: typeof vault;
      account: typeof account;
      policies: typeof policies;
      approvals: typeof approvals;
    };
  }
}
