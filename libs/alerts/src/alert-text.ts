import { z } from 'zod';

const subject = z.object({
  provider: z.string(),
  environment: z.string(),
  label: z.string().nullable(),
});

/** The parts of connections' events that alerts are made of; what else they carry is no concern here. */
export const failedData = subject.extend({
  incident: z.string(),
  cause: z.string(),
  code: z.string(),
  reason: z.string(),
});
export const healedData = subject.extend({ incident: z.string() });
export const endedData = z.object({ incident: z.string().nullable() });

export interface AlertText {
  readonly title: string;
  readonly message: string;
}

/** What a person reads when a connection turns red: what, why, and what to do. `vendor` is the provider's name for people. */
export function failedText(vendor: string, data: z.output<typeof failedData>): AlertText {
  const name = nameOf(vendor, data);
  if (data.cause === 'outage') {
    return {
      title: `${name} is down`,
      message: `${sentence(data.reason)} It is tried again every minute and heals by itself; its work waits.`,
    };
  }
  return {
    title: `${name} needs your attention`,
    message: `${sentence(data.reason)} Its work is paused until the credentials are corrected and verified.`,
  };
}

export function healedText(vendor: string, data: z.output<typeof healedData>): AlertText {
  return { title: `${nameOf(vendor, data)} works again`, message: 'It was verified; paused work resumes.' };
}

/** Vendors end their messages with a full stop or without. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

function nameOf(vendor: string, { environment, label }: z.output<typeof subject>): string {
  const name = label === null ? vendor : `${vendor} “${label}”`;
  return environment === 'production' ? name : `${name} (${environment})`;
}
