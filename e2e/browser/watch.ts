import type { BrowserContext } from '@playwright/test';

const REFUSAL = /^Failed to load resource: .*status of (\d+)/;
const UNREACHED = /^Failed to load resource: net::ERR_/;

/** Listens to everything a browser complains of while a test runs. */
export class Watch {
  readonly #complaints: string[] = [];
  readonly #home: string;
  readonly #expected = new Set<number>();
  #expectsOutage = false;

  constructor(context: BrowserContext, home: string) {
    this.#home = home;
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#note(message.text(), message.location().url);
    });
    context.on('weberror', (problem) => this.#complaints.push(`thrown: ${problem.error().message}`));
    context.on('request', (request) => {
      if (!this.#isOurs(request.url())) this.#complaints.push(`asked another host: ${request.url()}`);
    });
  }

  /** Answers with this status are part of the test; those of files that are missing never are. */
  expect(...statuses: number[]): void {
    for (const status of statuses) this.#expected.add(status);
  }

  /** The hub is out of reach for a part of the test. */
  expectOutage(): void {
    this.#expectsOutage = true;
  }

  /** Console errors and warnings (refusals of the content policy are among them), exceptions, requests to others. */
  get complaints(): readonly string[] {
    return this.#complaints;
  }

  #note(text: string, url: string): void {
    const status = Number(REFUSAL.exec(text)?.[1]);
    if (this.#expected.has(status) && url.startsWith(`${this.#home}/api/`)) return;
    if (this.#expectsOutage && UNREACHED.test(text) && url.startsWith(`${this.#home}/`)) return;
    this.#complaints.push(`${text} (${url})`);
  }

  #isOurs(url: string): boolean {
    return url.startsWith(`${this.#home}/`) || /^(data|blob|about):/.test(url);
  }
}
