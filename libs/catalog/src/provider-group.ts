/** The coarse groups in which the catalog is browsed. */
export const GROUPS = ['payment', 'crm', 'marketing', 'analytics', 'communication', 'storage', 'ai', 'other'] as const;
export type Group = (typeof GROUPS)[number];

/** By category; a category that is not here, open as the vocabulary is, belongs to `other`. */
const GROUP_OF: Readonly<Record<string, Group>> = {
  payments: 'payment',
  crm: 'crm',
  helpdesk: 'crm',
  advertising: 'marketing',
  social: 'marketing',
  rewards: 'marketing',
  analytics: 'analytics',
  email: 'communication',
  sms: 'communication',
  calendar: 'communication',
  communication: 'communication',
  storage: 'storage',
  'ai-llm': 'ai',
  'ai-voice': 'ai',
  'ai-media': 'ai',
  'speech-to-text': 'ai',
  'vector-db': 'ai',
};

/** The group of a category. */
export function groupOf(category: string): Group {
  return Object.hasOwn(GROUP_OF, category) ? (GROUP_OF[category] ?? 'other') : 'other';
}
