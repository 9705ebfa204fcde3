// jsdom plus what browsers have and jsdom lacks: the fetch API and streams of Node, media queries that never match,
// and scrolling, which moves nothing.
// A spec asks for it in its first comment: `@jest-environment ./tools/jest-browser-environment.js`.
import { TestEnvironment } from 'jest-environment-jsdom';

const FROM_NODE = [
  ...['fetch', 'Request', 'Response', 'Headers', 'structuredClone'],
  ...['ReadableStream', 'TransformStream', 'TextDecoderStream', 'TextEncoder', 'TextDecoder'],
];

export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    // The signals of a request must be of the same realm as the fetch that reads them.
    this.global.AbortController = AbortController;
    this.global.AbortSignal = AbortSignal;
    this.global.CSS ??= { escape: escapeIdentifier, supports: () => false };
    this.global.Element.prototype.scrollIntoView ??= () => undefined;
    this.global.matchMedia = (media) => ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    });
  }
}

/** Menus and lists look their items up by selectors made of ids. */
function escapeIdentifier(text) {
  return String(text)
    .replaceAll(/[^\w\u0080-\uFFFF-]/g, String.raw`\$&`)
    .replace(/^\d/, String.raw`\3$& `);
}
