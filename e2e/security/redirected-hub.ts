import { providers } from '@patchbay/providers';
import type { StartHubOptions, TestHub } from '@patchbay/testing';
import { startHubIn, startTestHome } from '@patchbay/testing';

/** A hub whose every vendor, in production too, is the sandbox: whatever a test makes it do, it reaches nobody else. */
export async function startRedirectedHub(options: StartHubOptions = {}): Promise<TestHub> {
  const home = await startTestHome();
  const urls = Object.fromEntries(providers.map(({ name }) => [name, `${home.sandbox.url}/${name}`]));
  const env = { PATCHBAY_VENDOR_BASE_URLS: JSON.stringify(urls), ...options.env };
  try {
    return await startHubIn(home, { ...options, env }, () => home.close());
  } catch (error) {
    await home.close();
    throw error;
  }
}
